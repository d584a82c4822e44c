/** Columns that name an account and whose rows outlive it: `table.column` and why. */
export const KEPT: Readonly<Record<string, string>> = {
  'consentimientos_libro.cuidador_id':
    'the chain belongs to the consumidor; without the account it is a number that names nobody',
  'consentimientos_libro.actor_id':
    'the chain belongs to the consumidor; without the account it is a number that names nobody',
  'emergencias.administrador_id':
    'that it was is for the consumidor to know; whose it was is emptied by the database as the account goes',
  'auditoria.usuario_id':
    'what administradores did stays told; without the account it is a number that names nobody',
  'auditoria.actor_id':
    'what administradores did stays told; without the account it is a number that names nobody',
  'accesos.usuario_id':
    'who looked at them is for the consumidor to know, by the name of then, until the log is a year old',
  'purgas.usuario_id': 'what is still to be verified; it goes as the receipt is written',
  'purgas.consumidor_id': 'what is still to be verified; it goes as the receipt is written',
};
