import { expect, test } from 'vitest';
import { LOGROS } from '@/lib/domain/logros';
import { logroWords } from '@/lib/server/logro-words';
import { call, createPerson, openTestApp, type Person, startTestApp } from '@/lib/testing/test-app';
import { reviewDays, reviewLogros } from './logros';

const app = await openTestApp();
const { runtime } = app;
const { pool } = runtime.database;
const silent = { error: () => {} };
const deps = { ...runtime, words: logroWords, log: silent };

const stored = async ({ consumidor_id }: Person) =>
  (
    await pool.query('SELECT logro FROM logros WHERE consumidor_id = $1 ORDER BY logro', [consumidor_id])
  ).rows.map(({ logro }) => logro as string);
const told = async ({ usuario_id }: Person) =>
  (
    await pool.query(
      `SELECT contenido FROM notificaciones WHERE usuario_id = $1 AND tipo = 'logro' ORDER BY id`,
      [usuario_id],
    )
  ).rows.map(({ contenido }) => contenido as string);

async function passes(person: Person, times: number): Promise<void> {
  const { access: token } = person;
  for (let n = 0; n < times; n += 1) {
    const { body } = await call(app, '/api/deseos', { token, body: { tipo: 'sustancia' } });
    await call(app, `/api/deseos/${body.id}/resolver`, { token, body: { resultado: 'resistido' } });
  }
}

/** So many antojos that passed, written as an import does: without anybody looking. */
async function written({ consumidor_id }: Person, count: number, dias = 0): Promise<void> {
  await pool.query(
    `INSERT INTO deseos (consumidor_id, seq, tipo, created_at, resolved, resultado, resuelto_at)
     SELECT $1, n, 'sustancia', at, true, 'resistido', at + interval '5 minutes'
     FROM generate_series(1, $2) n, LATERAL (SELECT now() - n * interval '1 minute' - $3 * interval '1 day' AS at) x`,
    [consumidor_id, count, dias],
  );
}

test('closing an antojo earns, stores and tells, once', async () => {
  const ana = await createPerson(app, 'consumidor');
  await passes(ana, 1);
  expect(await stored(ana)).toEqual(['primera_victoria']);
  expect(await told(ana)).toEqual(['¡Primera victoria! Superaste tu primer antojo.']);
  await passes(ana, 4);
  expect(await stored(ana)).toEqual(['primera_victoria', 'voluntad_firme']);
  expect(await told(ana)).toHaveLength(2);
});

test('what was earned stays when its rows are changed and deleted', async () => {
  const ana = await createPerson(app, 'consumidor');
  await passes(ana, 5);
  await pool.query('DELETE FROM deseos WHERE consumidor_id = $1', [ana.consumidor_id]);
  await reviewLogros(deps, ana.consumidor_id);
  expect(await stored(ana)).toEqual(['primera_victoria', 'voluntad_firme']);
  const { body } = await call(app, `/api/dashboard/progreso?consumidor_id=${ana.consumidor_id}`, {
    token: ana.access,
  });
  expect(body.data.antojos_superados).toBe(0);
  const earned = body.data.logros.filter((one: { earned_at: string | null }) => one.earned_at);
  expect(
    earned.map(({ logro, valor, meta }: { logro: string; valor: number; meta: number }) => [
      logro,
      valor,
      meta,
    ]),
  ).toEqual([
    ['primera_victoria', 1, 1],
    ['voluntad_firme', 5, 5],
  ]);
});

test('two instances that look at once store and tell each logro once', async () => {
  const other = await startTestApp(runtime.config.databaseUrl ?? '', { limits: false });
  try {
    const people = await Promise.all(Array.from({ length: 5 }, () => createPerson(app, 'consumidor')));
    for (const person of people) await written(person, 50);
    const looks = people.flatMap(({ consumidor_id }) => [
      reviewLogros(deps, consumidor_id),
      reviewLogros({ ...other.runtime, words: logroWords }, consumidor_id),
      reviewLogros({ ...other.runtime, words: logroWords }, consumidor_id),
    ]);
    const earned = await Promise.all(looks);
    const expected = [
      'domador_de_antojos',
      'imparable',
      'primera_victoria',
      'resolucion_rapida',
      'voluntad_firme',
    ];
    for (const [at, person] of people.entries()) {
      expect(await stored(person)).toEqual(expected);
      expect(await told(person)).toHaveLength(5);
      expect(
        earned
          .slice(3 * at, 3 * at + 3)
          .flat()
          .sort(),
      ).toEqual(expected);
    }
  } finally {
    await other.close();
  }
});

test('the review of days finds who was there before, those whose days went by, and nobody twice', async () => {
  const ana = await createPerson(app, 'consumidor');
  await written(ana, 3);
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000);
  await reviewDays(deps);
  expect(await stored(ana)).toEqual(['primera_victoria']);
  await written(ana, 2, 0.5);
  await reviewDays(deps);
  expect(await stored(ana)).toEqual(['primera_victoria']);
  await reviewDays({ ...deps, clock: { now: () => inTwoDays } });
  expect(await stored(ana)).toEqual(['primera_victoria', 'voluntad_firme']);
  expect(await told(ana)).toHaveLength(2);
});

test('thirty days that only go by are earned by the review', async () => {
  const ana = await createPerson(app, 'consumidor');
  const fecha_abandono = new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 10);
  await pool.query('UPDATE consumidores SET fecha_abandono = $2::date WHERE id = $1', [
    ana.consumidor_id,
    fecha_abandono,
  ]);
  await reviewDays(deps);
  expect(await stored(ana)).toEqual(['campeon_del_mes']);
});

test('it is told in the language of the account; of a closed account nothing is', async () => {
  const ana = await createPerson(app, 'consumidor');
  await pool.query(`UPDATE usuarios SET idioma = 'en' WHERE id = $1`, [ana.usuario_id]);
  await passes(ana, 1);
  expect(await told(ana)).toEqual(['First win! You let your first craving pass.']);
  await pool.query('UPDATE usuarios SET deleted_at = now() WHERE id = $1', [ana.usuario_id]);
  await written(ana, 10);
  expect(await reviewLogros(deps, ana.consumidor_id)).toEqual([]);
});

test('when it goes wrong what was told is stored all the same, and it is made good later', async () => {
  const ana = await createPerson(app, 'consumidor');
  await pool.query('ALTER TABLE logros RENAME TO logros_away');
  try {
    await passes(ana, 1);
  } finally {
    await pool.query('ALTER TABLE logros_away RENAME TO logros');
  }
  expect(await stored(ana)).toEqual([]);
  await reviewDays(deps);
  expect(await stored(ana)).toEqual(['primera_victoria']);
});

test('each logro has its words in both languages', () => {
  for (const idioma of ['es', 'en'] as const)
    for (const logro of LOGROS) expect(logroWords(logro, idioma)).not.toMatch(/logros\.|undefined/);
});
