import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { type Archive, exported, imported, rowsOf } from '@/lib/testing/archive';
import { archiveOf, ndjson } from '@/lib/testing/archive-maker';
import { differingRollups } from '@/lib/testing/differing-rollups';
import { createFullPerson } from '@/lib/testing/full-person';
import { call, createPerson, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';

const app = await openTestApp();
const { pool } = app.runtime.database;
const { fingerprint } = app.runtime.secrets;
let person: Person;
let zip: Uint8Array;
let files: Archive;
beforeAll(async () => {
  person = await createFullPerson(app);
  ({ zip, files } = await exported(app, person.access));
});

const newPerson = () => createPerson(app, 'consumidor');
const table = (name: string) => `json/${name}.ndjson`;

/** As if it had been made of this account. */
const ownArchive = async (who: Person, changed: Archive) => {
  const { rows } = await pool.query('SELECT email FROM usuarios WHERE id = $1', [who.usuario_id]);
  const persona = { usuario_id: who.usuario_id, email: rows[0].email, rol: 'consumidor' } as const;
  return archiveOf({ ...files, ...changed }, fingerprint, { persona });
};

test('an archive of somebody else is refused', async () => {
  const answer = await imported(app, (await newPerson()).access, zip, '?es_mio=1');
  expect(answer).toMatchObject({
    status: 409,
    body: { code: 'conflict', detail: expect.stringMatching('otra persona') },
  });
});

test('what nobody here signed has to be claimed, and is marked as imported; what a server works out is not believed', async () => {
  const stranger = await newPerson();
  const own = archiveOf(files);
  const asked = await imported(app, stranger.access, own);
  expect(asked).toMatchObject({ status: 409, body: { errors: [{ pointer: '/es_mio' }] } });
  const { status, body } = await imported(app, stranger.access, own, '?es_mio=1');
  expect([status, body.firmado, body.rechazadas_total]).toEqual([200, false, 0]);
  const { files: after } = await exported(app, stranger.access);
  expect(rowsOf(after, 'lecturas')).toHaveLength(rowsOf(files, 'lecturas').length);
  expect(
    new Set([...rowsOf(after, 'lecturas'), ...rowsOf(after, 'dispositivos')].map(({ fuente }) => fuente)),
  ).toEqual(new Set(['importado']));
  for (const name of ['analisis', 'notificaciones']) expect(rowsOf(after, name)).toEqual([]);
  // Rolled up anew, by the way of every reading.
  expect(rowsOf(after, 'rollups').length).toBeGreaterThan(30);
  expect(await differingRollups(pool, stranger.consumidor_id)).toBe(0);
  expect(rowsOf(after, 'ventanas').every(({ pendiente }) => pendiente)).toBe(true);
  expect(await imported(app, stranger.access, own, '?es_mio=1')).toMatchObject({ body: { importadas: 0 } });
});

test('a signature of another installation counts as none', async () => {
  const foreign = archiveOf(files, (text) => `otro ${text.length}`);
  const { body } = await imported(app, (await newPerson()).access, foreign, '?es_mio=1');
  expect(body.firmado).toBe(false);
});

test('readings of minutes that the account has itself are added to them, as an ingest would', async () => {
  const who = await newPerson();
  const at = new Date(app.runtime.clock.now().getTime() - 10 * 60_000).toISOString();
  const key = await pairedKey(app, who);
  const lecturas = [{ n: 1, medido_at: at, heart_rate: 120, rr_ms: [500, 510] }];
  await call(app, '/api/lecturas', { token: key, body: { lecturas } });
  const { status, body } = await imported(app, who.access, await ownArchive(who, {}));
  expect([status, body.rechazadas_total]).toEqual([200, 0]);
  const { files: after } = await exported(app, who.access);
  expect(rowsOf(after, 'lecturas')).toHaveLength(rowsOf(files, 'lecturas').length + 1);
  expect(await differingRollups(pool, who.consumidor_id)).toBe(0);
  // The device of the account still knows what it sent.
  expect((await call(app, '/api/lecturas', { token: key, body: { lecturas } })).body).toMatchObject({
    duplicadas: 1,
  });
});

test('bad lines are told and left out, and sink nothing', async () => {
  const who = await newPerson();
  const [lectura, ...rest] = rowsOf(files, 'lecturas');
  const [deseo] = rowsOf(files, 'deseos');
  const changed = {
    [table('lecturas')]: ndjson([
      'ni JSON',
      '[]',
      { ...lectura, heart_rate: 1e30 },
      { ...lectura, n: 2 ** 60 },
      { ...lectura, medido_at: 'ayer' },
      { ...lectura, medido_at: '+275760-09-13T00:00:00.000Z' },
      { ...lectura, dispositivo_id: 999_999 },
      { ...lectura, rr_ms: 'muchos' },
      { ...lectura, fuente: 'inventado' },
      { ...lectura, seq: null },
      `"${'x'.repeat(70_000)}"`,
      ...rest,
    ]),
    [table('deseos')]: ndjson([
      { ...deseo, id: 1, uuid: null, intensidad: 11 },
      { ...deseo, id: 2, uuid: null, tipo: 'odio' },
      { ...deseo, id: 3, uuid: null, nota: 'nulo \u0000' },
      { ...deseo, id: 4, uuid: null, nota: 'medio \ud800' },
      { ...deseo, id: 5 },
      { ...deseo, id: 5 },
    ]),
    [table('consumos')]: ndjson([
      { ...rowsOf(files, 'consumos')[0], habito: null, habito_id: null, habito_otro: null },
    ]),
  };
  const archive = await ownArchive(who, changed);
  const inEnglish = (await imported(app, who.access, archive, '?ensayo=1', 'en')).body.rechazadas;
  expect(inEnglish).toContainEqual({ archivo: table('deseos'), linea: 1, motivo: 'intensidad: out of 0–10' });
  const { status, body } = await imported(app, who.access, archive);
  expect(status).toBe(200);
  const linesOf = (name: string) =>
    body.rechazadas
      .filter(({ archivo }: { archivo: string }) => archivo === table(name))
      .map(({ linea }: { linea: number }) => linea);
  expect(linesOf('lecturas')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(linesOf('deseos')).toEqual([1, 2, 3, 4]);
  expect(linesOf('consumos')).toEqual([1]);
  expect(body.rechazadas.every(({ motivo }: { motivo: string }) => motivo.length > 5)).toBe(true);
  const { files: after } = await exported(app, who.access);
  expect(rowsOf(after, 'lecturas')).toHaveLength(rest.length);
  expect(rowsOf(after, 'deseos')).toHaveLength(1);
});

test.each([
  ['no ZIP at all', () => Buffer.from('hola')],
  ['nothing', () => Buffer.alloc(0)],
  ['a ZIP of something else', () => zipSync({ 'a.txt': new Uint8Array(3) })],
  ['a manifest that is none', () => zipSync({ 'manifest.json': Buffer.from('{"formato":"otro"}') })],
  ['cut short', () => zip.slice(0, zip.length - 100)],
  ['cut in the middle', () => zip.slice(0, zip.length / 2)],
  ['its start gone', () => zip.slice(5_000)],
])('%s is refused with its reason', async (_, make) => {
  const { status, body } = await imported(app, person.access, make());
  expect([status, body.code]).toEqual([422, 'invalid']);
  expect(body.detail ?? body.errors[0].detail).toBeTruthy();
});

test('a file that is not the one of the manifest, or lacks, sinks all of it', async () => {
  const who = await newPerson();
  const whole = await ownArchive(who, {});
  const parts = unzipSync(whole);
  const { [table('deseos')]: __, ...lacking } = parts;
  for (const wrong of [{ ...parts, [table('deseos')]: ndjson([]) }, lacking]) {
    const { status, body } = await imported(app, who.access, zipSync(wrong));
    expect([status, body.errors[0].pointer]).toEqual([422, `/${table('deseos')}`]);
  }
  expect(rowsOf((await exported(app, who.access)).files, 'dispositivos')).toEqual([]);
});

test('names of files lead nowhere, and unknown files are told', async () => {
  const evil = { '../../../tmp/latido-fuera': ndjson(['x']), 'json/../usuarios.ndjson': ndjson(['{}']) };
  const who = await newPerson();
  const { status, body } = await imported(app, who.access, await ownArchive(who, evil));
  expect(status).toBe(200);
  expect(body.ignorados).toEqual(expect.arrayContaining(Object.keys(evil)));
});

test('more than the manifest tells does not come out of a ZIP', async () => {
  const who = await newPerson();
  const parts = unzipSync(await ownArchive(who, {}));
  const bomb = zipSync({ ...parts, [table('deseos')]: new Uint8Array(4 * 1024 ** 2) });
  const refused = await imported(app, who.access, bomb);
  expect([refused.status, refused.body.code]).toEqual([422, 'invalid']);
  expect(refused.body.detail).toContain('mayor de lo que dice');
});

test('whatever happens to an archive on its way, it is refused whole or it is whole', {
  timeout: 90_000,
}, async () => {
  const who = await newPerson();
  const whole = Buffer.from(await ownArchive(who, {}));
  const expected = (await imported(app, who.access, whole, '?ensayo=1')).body;
  const flip = fc.tuple(fc.constant('flip'), fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
  const cut = fc.tuple(fc.constant('cut'), fc.nat(whole.length - 1), fc.nat(2_000));
  await fc.assert(
    fc.asyncProperty(fc.oneof(flip, cut), async ([how, at, by]) => {
      const changed =
        how === 'flip' ? Buffer.from(whole) : Buffer.concat([whole.subarray(0, at), whole.subarray(at + by)]);
      if (how === 'flip') changed[at] = (changed[at] ?? 0) ^ by;
      const { status, body } = await imported(app, who.access, changed, '?ensayo=1');
      // Parts that an import does not read may be any.
      if (status === 200) expect({ ...body, ignorados: [] }).toEqual({ ...expected, ignorados: [] });
      else expect([status, body.code]).toEqual(status === 409 ? [409, 'conflict'] : [422, 'invalid']);
    }),
    { numRuns: 40 },
  );
  expect(rowsOf((await exported(app, who.access)).files, 'dispositivos')).toEqual([]);
});

test('who looks on is told to look anew', async () => {
  const who = await newPerson();
  const told: string[] = [];
  app.runtime.bus.subscribe((event) => told.push(event.name));
  const channel = `/api/dashboard/desires_stats?consumidor_id=${who.consumidor_id}`;
  const empty = await call(app, channel, { token: who.access });
  await imported(app, who.access, await ownArchive(who, {}));
  expect(told).toEqual(
    expect.arrayContaining(['lectura.stored', 'ventana.closed', 'deseo.updated', 'consumo.created']),
  );
  const full = await call(app, channel, { token: who.access });
  expect(full.body.cursor).not.toBe(empty.body.cursor);
  expect(full.body.data.find((row: { deseo_tipo: string }) => row.deseo_tipo === 'total')).toMatchObject({
    total_deseos: 3,
  });
});
