import type pg from 'pg';
import type { Datos, PerfilChanges, PerfilesRepo } from '@/lib/domain/perfil';
import { transaction } from '../client';
import { moveDays } from '../ingest/move-days';
import { advanceStreams, lockStreams } from '../streams';

/** Fechas as text: the driver would make instants of them, in the zone of the server. */
const FIND = `SELECT u.nombre, u.telefono, u.idioma, c.zona_horaria, c.fecha_nacimiento::text, c.peso, c.altura,
    c.genero, c.fecha_abandono::text, c.consumo_base, c.precio_cajetilla::float8, c.cigarrillos_por_cajetilla, c.moneda
  FROM consumidores c JOIN usuarios u ON u.id = c.usuario_id WHERE c.id = $1`;

const OF_USUARIO: readonly string[] = ['nombre', 'telefono', 'idioma'] satisfies (keyof Datos)[];

const PLAN: readonly string[] = [
  'fecha_abandono',
  'consumo_base',
  'precio_cajetilla',
  'cigarrillos_por_cajetilla',
  'moneda',
] satisfies (keyof Datos)[];

/** The fields come from a strict schema: their names are columns. */
async function update(
  client: pg.PoolClient,
  consumidorId: number,
  changes: readonly [string, unknown][],
  [table, where]: readonly [string, string],
): Promise<void> {
  if (changes.length === 0) return;
  const columns = changes.map(([column], at) => `${column} = $${at + 2}`).join(', ');
  const values = changes.map(([, value]) => value);
  await client.query(`UPDATE ${table} SET ${columns} WHERE ${where}`, [consumidorId, ...values]);
}

const USUARIOS = ['usuarios', 'id = (SELECT usuario_id FROM consumidores WHERE id = $1)'] as const;
const CONSUMIDORES = ['consumidores', 'id = $1'] as const;

async function save(client: pg.PoolClient, consumidorId: number, changes: PerfilChanges) {
  const { zona_horaria, ...rest } = changes;
  const moved = zona_horaria !== undefined && (await moveDays(client, consumidorId, zona_horaria));
  const entries = Object.entries(rest);
  const ofUsuario = (entry: readonly [string, unknown]) => OF_USUARIO.includes(entry[0]);
  await update(client, consumidorId, entries.filter(ofUsuario), USUARIOS);
  const others = entries.filter((entry) => !ofUsuario(entry));
  await update(client, consumidorId, others, CONSUMIDORES);
  const planned = others.some(([column]) => PLAN.includes(column));
  if (planned) await moveConsumos(client, consumidorId);
  return { moved, planned };
}

/** Nothing was consumed, but what is told of it with the plan is another now. */
async function moveConsumos(client: pg.PoolClient, consumidorId: number): Promise<void> {
  const { consumos } = await lockStreams(client, consumidorId, ['consumos']);
  await advanceStreams(client, consumidorId, { consumos: consumos + 1 });
}

export function perfilesRepo(pool: pg.Pool): PerfilesRepo {
  return {
    find: async (consumidorId) => (await pool.query<Datos>(FIND, [consumidorId])).rows[0] ?? null,
    save: (consumidorId, changes) => transaction(pool, (client) => save(client, consumidorId, changes)),
  };
}
