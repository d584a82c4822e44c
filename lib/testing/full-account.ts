import { randomUUID } from 'node:crypto';
import { openTokenSession } from '@/lib/domain/use-cases/tokens';
import { analisisOf } from './access-rules';
import { call, grant, type Person, pairedKey, type TestApp } from './test-app';

export const PASSWORD = 'una frase bien larga';

export type Account = Person & { email: string; marker: string };

/** An account with a password, whose name is found nowhere else. */
export async function signUp(app: TestApp, rol: 'consumidor' | 'cuidador'): Promise<Account> {
  const marker = randomUUID();
  const email = `${marker}@latido.test`;
  const { repos, passwords, clock } = app.runtime;
  const { id, consumidor_id } = await repos.usuarios.create({
    nombre: `Persona ${marker}`,
    email,
    rol,
    zona_horaria: 'America/Tijuana',
    password_hash: await passwords.hash(PASSWORD),
    email_verified_at: clock.now(),
  });
  const { access, refresh } = await openTokenSession(app.runtime, { id });
  return { usuario_id: id, consumidor_id: consumidor_id ?? 0, access, refresh, email, marker };
}

/** A consumidor with something in every table, followed and looked at by `cuidador`. Gives the key of their device. */
export async function fillAccount(app: TestApp, owner: Account, cuidador: Person): Promise<string> {
  const { access: token, consumidor_id } = owner;
  await analisisOf(app, owner);
  const key = await pairedKey(app, owner);
  const later = new Date(app.runtime.clock.now().getTime() + 20 * 60_000).toISOString();
  await call(app, '/api/lecturas', { token: key, body: { n: 1, heart_rate: 70 } });
  await call(app, '/api/lecturas', { token: key, body: { n: 2, heart_rate: 70, medido_at: later } });
  const nota = `Nota de ${owner.marker}`;
  const deseo = await call(app, '/api/deseos', { token, body: { tipo: 'otro', nota } });
  await call(app, '/api/consumos', { token, body: { deseo_id: deseo.body.id } });
  await call(app, '/api/chequeos', { token, body: { otra: 'Inquietud', nota } });
  await call(app, '/api/dispositivos/codigo', { token, method: 'POST' });
  await grant(app, owner, cuidador, ['estado', 'frecuencia']);
  await call(app, `/api/dashboard/heart_rate?consumidor_id=${consumidor_id}`, { token: cuidador.access });
  return key;
}

/** Every row of every table, as text, in order: of what `keep` lets through. */
export async function dump(
  { runtime }: TestApp,
  keep: (table: string, row: Record<string, unknown>) => boolean = () => true,
): Promise<string[]> {
  const { pool } = runtime.database;
  const tables = await pool.query<{ name: string }>(`SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`);
  const all: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM "${name}" t`,
    );
    const kept = rows.filter(({ row }) => keep(name, row));
    all.push(...kept.map(({ row }) => `${name} ${JSON.stringify(row)}`).sort());
  }
  return all;
}
