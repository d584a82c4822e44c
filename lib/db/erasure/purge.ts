import type pg from 'pg';
import { type Filas, type Recibo, reciboText, type Verdict } from '@/lib/domain/borrado';
import { transaction } from '../client';
import { sha256 } from '../consent-chain';
import { IS_DUE } from './due';
import { type Named, type Reference, type References, readReferences } from './references';

/** The numbers of an account. */
type Ids = Record<Named, number[]>;
/** By what the rows of an account are found. `mails`: SQL, of mails to its address that name no account, or another. */
type Whose = { ids: Ids; mails: string };
type Client = pg.PoolClient;

const HASH = (address: string) => `encode(sha256(convert_to(lower(${address}), 'UTF8')), 'hex')`;

const TAKE = `SELECT u.deleted_at AS pedido_at, c.id AS consumidor_id, ${HASH('u.email')} AS huella_correo,
    ARRAY(SELECT d.id FROM dispositivos d WHERE d.consumidor_id = c.id ORDER BY d.id) AS dispositivo_ids
  FROM usuarios u LEFT JOIN consumidores c ON c.usuario_id = u.id WHERE u.id = $1 AND ${IS_DUE('$2')} FOR UPDATE OF u`;
type Taken = {
  pedido_at: Date;
  consumidor_id: number | null;
  dispositivo_ids: number[];
  huella_correo: string | null;
};

const NOTE = `INSERT INTO purgas (usuario_id, consumidor_id, dispositivo_ids, pedido_at, purgado_at, filas, huella_correo)
  VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`;

/**
 * Deletes all rows of an account in one transaction: what a foreign key leads to with the account itself, then what
 * has none. In this order nothing slips in between: whoever still writes readings holds a row that goes with the
 * account, so it is waited for.
 *
 * @throws when a column names accounts and nobody said what becomes of its rows
 */
export async function purgeAccount(pool: pg.Pool, usuarioId: number, now: Date): Promise<number | null> {
  return transaction(pool, async (client) => {
    const taken = (await client.query<Taken>(TAKE, [usuarioId, now])).rows[0];
    if (!taken) return null;
    const { consumidor_id, dispositivo_ids, pedido_at, huella_correo } = taken;
    const whose = whoseOf({ ...taken, usuario_id: usuarioId, purgado_at: now });
    const references = await readReferences(client);
    refuseUnsaid(references);
    const filas = await countAll(client, references, whose);
    const values = [usuarioId, consumidor_id, dispositivo_ids, pedido_at, now, filas, huella_correo];
    const purga = (await client.query<{ id: number }>(NOTE, values)).rows[0];
    await client.query('DELETE FROM usuarios WHERE id = $1', [usuarioId]);
    const nameless = references.direct.filter(({ fate }) => fate === 'delete');
    await deleteBy(client, nameless, whose);
    return purga?.id ?? null;
  });
}

type Purga = Taken & { usuario_id: number; purgado_at: Date; filas: Filas };

const RECEIPT = `INSERT INTO recibos_borrado (id, pedido_at, purgado_at, verificado_at, filas, conservadas, hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** Looks in every table again, after the commit; what is found and can be deleted is, and looked for once more. */
export async function verifyPurge(pool: pg.Pool, purgaId: number, now: Date): Promise<Verdict | null> {
  return transaction(pool, async (client) => {
    const found = await client.query<Purga>('SELECT * FROM purgas WHERE id = $1 FOR UPDATE', [purgaId]);
    const purga = found.rows[0];
    if (!purga) return null;
    const whose = whoseOf(purga);
    const references = await readReferences(client);
    const going = references.direct.filter(({ fate }) => fate !== 'kept');
    await deleteBy(client, going, whose);
    const quedan = await countAll(client, references, whose);
    if (Object.keys(quedan).length > 0) return { quedan };
    const conservadas = await countBy(client, conditionsOf(references.direct.filter(isKept), whose.ids));
    const recibo = await receiptOf(client, purga, conservadas, now);
    await client.query('DELETE FROM purgas WHERE id = $1', [purgaId]);
    return { recibo };
  });
}

async function receiptOf(client: Client, purga: Purga, conservadas: Filas, now: Date): Promise<Recibo> {
  const { rows } = await client.query<{ id: string }>('SELECT gen_random_uuid() AS id');
  const told = {
    id: rows[0]?.id ?? '',
    pedido_at: purga.pedido_at.toISOString(),
    purgado_at: purga.purgado_at.toISOString(),
    verificado_at: now.toISOString(),
    filas: purga.filas,
    conservadas,
  };
  const recibo = { ...told, hash: sha256(reciboText(told)) };
  const { id, pedido_at, purgado_at, verificado_at, filas, hash } = recibo;
  await client.query(RECEIPT, [id, pedido_at, purgado_at, verificado_at, filas, conservadas, hash]);
  return recibo;
}

function whoseOf(purga: Omit<Purga, 'pedido_at' | 'filas'>): Whose {
  const { usuario_id, consumidor_id, dispositivo_ids, huella_correo, purgado_at } = purga;
  return {
    ids: {
      usuario: [usuario_id],
      consumidor: consumidor_id === null ? [] : [consumidor_id],
      dispositivo: dispositivo_ids,
    },
    // Only those from before: with the account gone its address is free, and mails to it may be somebody's new ones.
    mails: huella_correo
      ? `${HASH('para')} = '${huella_correo}' AND created_at <= '${purgado_at.toISOString()}'`
      : 'false',
  };
}

const isKept = ({ tabla, fate }: Reference) => fate === 'kept' && tabla !== 'purgas';

function refuseUnsaid({ direct, dependent }: References): void {
  const unsaid = [...direct, ...dependent].filter(({ fate }) => fate === 'unsaid');
  const names = unsaid.map(({ tabla, columna }) => `${tabla}.${columna}`);
  if (names.length > 0) throw new Error(`nobody says what becomes of the rows by ${names.join(', ')}`);
}

async function deleteBy(
  client: Client,
  references: readonly Reference[],
  { ids, mails }: Whose,
): Promise<void> {
  await client.query(`DELETE FROM correos WHERE ${mails}`);
  for (const { tabla, columna, names } of references)
    if (ids[names].length > 0)
      await client.query(`DELETE FROM "${tabla}" WHERE "${columna}" = ANY($1::int[])`, [ids[names]]);
}

/** Rows of each table that go: those that name the account or its address, and those that lead to such a row. */
function countAll(client: Client, { direct, dependent }: References, { ids, mails }: Whose): Promise<Filas> {
  const root: Reference = { tabla: 'usuarios', columna: 'id', names: 'usuario', fate: 'cascade' };
  const conditions = conditionsOf([root, ...direct.filter(({ fate }) => fate !== 'kept')], ids);
  conditions.set('correos', [...(conditions.get('correos') ?? []), `(${mails})`]);
  for (const { tabla, columna, hacia, clave, fate } of dependent) {
    const parent = conditions.get(hacia);
    if (fate === 'kept' || !parent) continue;
    const leads = `"${columna}" IN (SELECT "${clave}" FROM "${hacia}" WHERE ${parent.join(' OR ')})`;
    conditions.set(tabla, [...(conditions.get(tabla) ?? []), leads]);
  }
  return countBy(client, conditions);
}

function conditionsOf(references: readonly Reference[], ids: Ids): Map<string, string[]> {
  const conditions = new Map<string, string[]>();
  for (const one of references)
    conditions.set(one.tabla, [...(conditions.get(one.tabla) ?? []), condition(one, ids)]);
  return conditions;
}

/** Each row once, also where two columns name the account. Tables without any are left out. */
async function countBy(client: Client, conditions: ReadonlyMap<string, readonly string[]>): Promise<Filas> {
  const filas: Filas = {};
  for (const [tabla, where] of conditions) {
    const text = `SELECT count(*) AS n FROM "${tabla}" WHERE ${where.join(' OR ')}`;
    const { rows } = await client.query<{ n: number }>(text);
    if (rows[0]?.n) filas[tabla] = rows[0].n;
  }
  return filas;
}

/** The ids are numbers of ours. */
function condition({ columna, names }: Reference, ids: Ids): string {
  return `"${columna}" = ANY('{${ids[names].map(Number).join()}}'::int[])`;
}
