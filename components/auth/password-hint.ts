/** What is asked of a new password, before it is refused. */
export const PASSWORD_HINT =
  'Al menos 10 caracteres, sin tu nombre ni tu correo. Una frase que recuerdes funciona muy bien.';
