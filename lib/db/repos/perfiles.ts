import type pg from 'pg';
import type { Datos, PerfilChanges, PerfilesRepo } from '@/lib/domain/perfil';
import { transaction } from '../client';
import { moveDays } from '../ingest/move-days';

/** Fechas as text: the driver would make instants of them, in the zone of the server. */
const FIND = `SELECT u.nombre, u.telefono, u.idioma, c.zona_horaria, c.fecha_nacimiento::text, c.peso, c.altura,
    c.genero, c.fecha_abandono::text, c.consumo_base, c.precio_cajetilla::float8, c.cigarrillos_por_cajetilla, c.moneda
  FROM consumidores c JOIN usuarios u ON u.id = c.usuario_id WHERE c.id = $1`;

const OF_USUARIO: readonly string[] = ['nombre', 'telefono', 'idioma'] satisfies (keyof Datos)[];

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

async function save(client: pg.PoolClient, consumidorId: number, changes: PerfilChanges): Promise<boolean> {
  const { zona_horaria, ...rest } = changes;
  const moved = zona_horaria !== undefined && (await moveDays(client, consumidorId, zona_horaria));
  const entries = Object.entries(rest);
  const ofUsuario = (entry: readonly [string, unknown]) => OF_USUARIO.includes(entry[0]);
  await update(client, consumidorId, entries.filter(ofUsuario), USUARIOS);
  const others = entries.filter((entry) => !ofUsuario(entry));
  await update(client, consumidorId, others, CONSUMIDORES);
  return moved;
}

export function perfilesRepo(pool: pg.Pool): PerfilesRepo {
  return {
    find: async (consumidorId) => (await pool.query<Datos>(FIND, [consumidorId])).rows[0] ?? null,
    save: async (consumidorId, changes) => ({
      moved: await transaction(pool, (client) => save(client, consumidorId, changes)),
    }),
  };
}
