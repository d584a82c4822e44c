import { expect, test } from 'vitest';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';

const app = await openTestApp();
const { pool } = app.runtime.database;

const post = (token: string, n: number) => call(app, '/api/lecturas', { token, body: { n, heart_rate: 70 } });
const stored = async ({ consumidor_id }: Person) =>
  (
    await pool.query('SELECT n FROM lecturas WHERE consumidor_id = $1 ORDER BY seq', [consumidor_id])
  ).rows.map(({ n }) => n);

const ENDINGS = [
  ['its device was revoked', 'UPDATE dispositivos SET revoked_at = now() WHERE consumidor_id = $1'],
  [
    'its account was switched off',
    'UPDATE usuarios SET is_active = false WHERE id = (SELECT usuario_id FROM consumidores WHERE id = $1)',
  ],
  [
    'its account was deleted',
    'UPDATE usuarios SET deleted_at = now() WHERE id = (SELECT usuario_id FROM consumidores WHERE id = $1)',
  ],
] as const;

test.each(ENDINGS)('a key that is remembered writes nothing once %s elsewhere', async (_, ending) => {
  const [owner, neighbour] = [await createPerson(app, 'consumidor'), await createPerson(app, 'consumidor')];
  const [key, other] = [await pairedKey(app, owner), await pairedKey(app, neighbour)];
  expect((await post(key, 1)).status).toBe(201);
  await post(other, 1);

  await pool.query(ending, [owner.consumidor_id]);
  const answers = await Promise.all([2, 3, 4].flatMap((n) => [post(key, n), post(other, n)]));
  expect(answers.map(({ status }) => status)).toEqual([401, 201, 401, 201, 401, 201]);
  expect(await stored(owner)).toEqual([1]);
  expect((await stored(neighbour)).sort()).toEqual([1, 2, 3, 4]);
});
