import { afterAll, expect, test } from 'vitest';
import { openTokenSession } from '@/lib/domain/use-cases/tokens';
import { canonical, exported, imported, rowsOf } from '@/lib/testing/archive';
import { createFullPerson } from '@/lib/testing/full-person';
import { call, createTestDatabase, startTestApp } from '@/lib/testing/test-app';

const app = await startTestApp(await createTestDatabase(), { limits: false });
const { pool } = app.runtime.database;
afterAll(() => app.close());

const PASSWORD = 'una frase bien larga';
const BROUGHT_BACK = [
  'dispositivos',
  'lecturas',
  'rollups',
  'ventanas',
  'analisis',
  'deseos',
  'consumos',
  'formularios_temporales',
  'formularios',
  'inicio_pasos',
  'notificaciones',
];

test('exported, erased for good and imported into a new account of the same person, the data is equal', async () => {
  const person = await createFullPerson(app);
  const { passwords, repos } = app.runtime;
  await pool.query('UPDATE usuarios SET password_hash = $2 WHERE id = $1', [
    person.usuario_id,
    await passwords.hash(PASSWORD),
  ]);
  const { zip, files: before } = await exported(app, person.access);
  const email = String(rowsOf(before, 'usuarios')[0]?.email);

  const body = { password: PASSWORD, ya: true, confirmacion: 'BORRAR' };
  const erased = await call(app, '/api/cuenta/borrar', { token: person.access, body });
  expect(erased).toMatchObject({ status: 200, body: { recibo: { filas: { deseos: 3, dispositivos: 2 } } } });
  const left = await pool.query('SELECT 1 FROM lecturas WHERE consumidor_id = $1', [person.consumidor_id]);
  expect(left.rows).toEqual([]);

  const again = await repos.usuarios.create({
    nombre: 'Otra vez',
    email,
    rol: 'consumidor',
    zona_horaria: 'America/Tijuana',
    password_hash: 'none',
  });
  const { access } = await openTokenSession(app.runtime, { id: again.id });
  expect(await imported(app, access, zip, '?es_mio=1')).toMatchObject({
    status: 200,
    body: { firmado: true, repetidas: 0, rechazadas_total: 0 },
  });
  const { files: after } = await exported(app, access);
  for (const table of BROUGHT_BACK) {
    expect(`${table} ${rowsOf(before, table).length}`).not.toBe(`${table} 0`);
    expect(canonical(after, table)).toEqual(canonical(before, table));
  }
  const [was, is] = [before, after].map((files) => rowsOf(files, 'consumidores')[0]);
  expect({ ...is, id: 0, usuario_id: 0 }).toEqual({ ...was, id: 0, usuario_id: 0 });
  expect(rowsOf(after, 'consentimientos')).toEqual([]);
  const { body: inicio } = await call(app, '/api/inicio', { token: access });
  expect(inicio).toEqual({
    pasos: { fisico: 'hecho', habitos: 'hecho', plan: 'omitido', resumen: 'pendiente' },
    cerrado: true,
  });

  // A step that was skipped since is done again by the archive, and one that was done since stays done.
  await call(app, '/api/inicio', { method: 'PATCH', token: access, body: { pasos: { plan: 'hecho' } } });
  await pool.query(
    `UPDATE inicio_pasos SET estado = 'omitido' WHERE consumidor_id = $1 AND paso = 'fisico'`,
    [again.consumidor_id],
  );
  await imported(app, access, zip, '?es_mio=1');
  const { body: later } = await call(app, '/api/inicio', { token: access });
  expect(later.pasos).toEqual({ ...inicio.pasos, plan: 'hecho' });
}, 60_000);
