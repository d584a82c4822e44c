/**
 * What the archive of a person holds: a table of it a line. `lib/db/archive/tables.integration.test.ts` compares this
 * with the catalogue of the database, and fails while a table of persons is neither here nor in `NOT_ARCHIVED`.
 */
export type ArchiveTable = {
  table: string;
  /** Its name in the archive, when the table is in it twice. */
  name?: string;
  /** The column that names the holder, and which of their ids it has. */
  of: 'id' | 'usuario_id' | 'consumidor_id' | 'cuidador_id';
  /** Which rows are the holder's, where no column names them: SQL with $1, the id that `of` has. */
  where?: string;
  /** Columns that leave the database never. */
  secret?: readonly string[];
  order: string;
  /** Names of catalogue rows that travel beside their ids, which mean nothing elsewhere. */
  named?: Readonly<Record<string, Named>>;
  /** Not for people to read as a table. */
  csv?: false;
  back?: Back;
};

/** `id` of the row `table.id`, whose nombre travels as `as`. Where there is none: the column for words. */
export type Named = { as: string; table: string; words: string };

/**
 * How the rows come back by an import; without it they are history, and stay in the archive. `same`: SQL that tells
 * whether two rows are the same one; as many of one kind come in as are missing. `computed`: the server made it from the rest,
 * so only an archive that it signed is believed.
 */
export type Back = {
  same: string;
  computed?: true;
  /** Ids that were given anew, by the table that gave them. */
  refs?: Readonly<Record<string, string>>;
  /** Columns that are found anew: SQL with $1, the holder, and `s`, the row. */
  found?: Readonly<Record<string, string>>;
  stream?: 'deseos' | 'consumos' | 'analisis' | 'ventanas' | 'notificaciones';
  /** Believed only when signed: null otherwise. */
  believed?: readonly string[];
  /** Filled for a table that needs what the archive must not hold. */
  filled?: Readonly<Record<string, string>>;
};

const UUID_OR = (columns: string) => `coalesce(uuid::text, ROW(${columns})::text)`;

/** In the order of an import: what others refer to comes first. */
export const ARCHIVE_TABLES: readonly ArchiveTable[] = [
  {
    table: 'usuarios',
    of: 'id',
    order: 'id',
    secret: ['password_hash', 'session_version', 'password_set_by'],
  },
  { table: 'consumidores', of: 'usuario_id', order: 'id', secret: ['logros_desde'] },
  {
    table: 'dispositivos',
    of: 'consumidor_id',
    order: 'id',
    secret: ['clave_hash'],
    back: {
      same: 'ROW(created_at, nombre, tipo, cadencia_ms)::text',
      believed: ['senal'],
      // Nobody has a key with this fingerprint: an imported device never writes.
      filled: { clave_hash: "'importado ' || gen_random_uuid()" },
    },
  },
  {
    table: 'lecturas',
    of: 'consumidor_id',
    order: 'medido_at, seq',
    back: {
      same: 'ROW(dispositivo_id, n, medido_at, recibido_at, heart_rate, rr_ms, contacto)::text',
      refs: { dispositivo_id: 'dispositivos' },
    },
  },
  {
    table: 'cuarentena',
    of: 'consumidor_id',
    order: 'id',
    back: {
      same: 'ROW(dispositivo_id, n, medido_at, recibido_at)::text',
      refs: { dispositivo_id: 'dispositivos' },
    },
  },
  {
    table: 'rollups',
    of: 'consumidor_id',
    order: 'minutos, inicio',
    csv: false,
    back: { same: 'ROW(minutos, inicio)::text', computed: true },
  },
  {
    table: 'ventanas',
    of: 'consumidor_id',
    order: 'window_start',
    back: { same: 'window_start::text', computed: true, stream: 'ventanas' },
  },
  {
    table: 'analisis',
    of: 'consumidor_id',
    order: 'window_start, id',
    back: {
      same: 'ROW(window_start, modelo_usado)::text',
      computed: true,
      found: {
        ventana_id:
          '(SELECT v.id FROM ventanas v WHERE v.consumidor_id = $1 AND v.window_start = s.window_start)',
      },
      stream: 'analisis',
    },
  },
  {
    table: 'deseos',
    of: 'consumidor_id',
    order: 'created_at, id',
    named: {
      motivo_id: { as: 'motivo', table: 'motivos', words: 'motivo_otro' },
      emocion_id: { as: 'emocion', table: 'emociones', words: 'emocion_otra' },
      solucion_id: { as: 'solucion', table: 'soluciones', words: 'solucion_otra' },
    },
    back: { same: UUID_OR('created_at, tipo, intensidad'), stream: 'deseos' },
  },
  {
    table: 'consumos',
    of: 'consumidor_id',
    order: 'ocurrido_at, id',
    named: { habito_id: { as: 'habito', table: 'habitos', words: 'habito_otro' } },
    back: {
      same: UUID_OR('created_at, ocurrido_at, cantidad, habito_id, habito_otro'),
      refs: { deseo_id: 'deseos' },
      stream: 'consumos',
    },
  },
  {
    table: 'formularios_temporales',
    of: 'consumidor_id',
    order: 'ocurrido_at, id',
    named: { emocion_id: { as: 'emocion', table: 'emociones', words: 'emocion_otra' } },
    back: { same: UUID_OR('created_at, ocurrido_at, emocion_id, emocion_otra, intensidad, nota') },
  },
  {
    table: 'notificaciones',
    of: 'usuario_id',
    order: 'created_at, id',
    back: { same: 'ROW(created_at, tipo, contenido)::text', computed: true, stream: 'notificaciones' },
  },
  {
    table: 'logros',
    of: 'consumidor_id',
    order: 'earned_at, logro',
    back: { same: 'logro', computed: true },
  },
  {
    table: 'formularios',
    of: 'consumidor_id',
    order: 'id',
    named: { habito_id: { as: 'habito', table: 'habitos', words: 'habito_otro' } },
    // Its lists are of ids of the catalogues, which mean the same only here.
    back: { same: 'ROW(habito_id, habito_otro)::text', computed: true },
  },
  {
    table: 'inicio_pasos',
    of: 'consumidor_id',
    order: 'paso',
    // Of what comes back only signed: a step counts as done with its answers.
    back: { same: 'paso::text', computed: true },
  },
  { table: 'animos', of: 'consumidor_id', order: 'created_at, id' },
  { table: 'animos', name: 'animos_enviados', of: 'cuidador_id', order: 'created_at, id' },
  { table: 'animos_silencios', of: 'consumidor_id', order: 'cuidador_id' },
  { table: 'accesos', of: 'consumidor_id', order: 'id' },
  { table: 'emergencias', of: 'consumidor_id', order: 'id' },
  { table: 'consentimientos', of: 'consumidor_id', order: 'id' },
  { table: 'consentimientos', name: 'consentimientos_recibidos', of: 'cuidador_id', order: 'id' },
  { table: 'consentimientos_libro', of: 'consumidor_id', order: 'n' },
  { table: 'correos', of: 'usuario_id', order: 'created_at, id' },
  // Who did it, and from where, is theirs.
  { table: 'auditoria', of: 'usuario_id', order: 'id', secret: ['actor_id', 'direccion'] },
  { table: 'identidades', of: 'usuario_id', order: 'id' },
  {
    table: 'segundos_factores',
    of: 'usuario_id',
    order: 'usuario_id',
    secret: ['secreto', 'ultimo_paso'],
  },
  {
    table: 'sessions',
    of: 'usuario_id',
    order: 'created_at, id',
    secret: ['id', 'refresh_hash', 'session_version'],
  },
];

/** Tables of persons that are in no archive, each with the reason. */
export const NOT_ARCHIVED: Readonly<Record<string, string>> = {
  one_time_codes: 'Fingerprints of codes of some minutes or days; the ledger tells of every invitation.',
  purgas: 'Of accounts that are being erased: nobody is left to take an archive.',
  enlaces: 'Fingerprints of links that work once.',
  codigos_recuperacion: 'Fingerprints of recovery codes.',
  lecturas_vistas: 'Which counters of a device arrived, a bit each; the readings themselves are there.',
  streams: 'Where the live channels stand in this installation; it means nothing elsewhere.',
  usuario_streams: 'Where the live channels stand in this installation; it means nothing elsewhere.',
};

export const nameOf = ({ table, name }: ArchiveTable): string => name ?? table;
