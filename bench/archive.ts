import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw } from 'node:zlib';
import { type Database, openDatabase } from '@/lib/db/client';
import { createRepos } from '@/lib/db/repos';
import { systemClock } from '@/lib/domain/clock';
import { DAY_MS } from '@/lib/domain/time';
import type { Person } from './app';
import type { Child } from './child';
import { fill } from './history-fill';
import { heading, type Row, times, whole } from './report';
import { appSettings, type Bench, type Scope } from './scope';
import { timed } from './stats';

type Timed = { seconds: number; bytes: number };
type Figures = {
  readings: number;
  fillSeconds: number;
  out: Timed;
  bare: Timed;
  back: { seconds: number; archivos: { archivo: string; importadas: number }[] };
  /** Bytes: the most that the server ever held, at rest, after the export and after the import. */
  peaks: { rest: number; out: number; back: number };
};

const DAYS = 80;
const PAGE = 10_000;
const MB = 2 ** 20;

const seconds = async (work: () => Promise<unknown>) => (await timed(work)) / 1_000;

/** Readings alone, a page at a time, as JSON lines, deflated: what somebody would write in an hour. */
async function bareExport({ pool }: Database, consumidorId: number, file: string): Promise<Timed> {
  async function* lines() {
    for (let last = '0'; ; ) {
      const text = 'SELECT * FROM lecturas WHERE consumidor_id = $1 AND seq > $2 ORDER BY seq LIMIT $3';
      const { rows } = await pool.query(text, [consumidorId, last, PAGE]);
      if (rows.length === 0) return;
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      last = rows.at(-1).seq;
    }
  }
  const took = await seconds(() => pipeline(lines, createDeflateRaw(), createWriteStream(file)));
  return { seconds: took, bytes: (await stat(file)).size };
}

async function exportTo({ port }: Child, { token }: Person, file: string): Promise<Timed> {
  const took = await seconds(async () => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`http://127.0.0.1:${port}/api/exportacion`, { headers });
    if (!answer.ok || !answer.body) throw new Error(`the export answered ${answer.status}`);
    await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file));
  });
  return { seconds: took, bytes: (await stat(file)).size };
}

async function importFrom({ port }: Child, { token }: Person, file: string): Promise<Figures['back']> {
  let archivos: Figures['back']['archivos'] = [];
  const took = await seconds(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/importacion?es_mio=1`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/zip' },
      body: Readable.toWeb(createReadStream(file)) as never,
      duplex: 'half',
    } as RequestInit);
    const body = (await answer.json()) as { archivos: typeof archivos };
    if (!answer.ok) throw new Error(`the import answered ${answer.status} ${JSON.stringify(body)}`);
    archivos = body.archivos;
  });
  return { seconds: took, archivos };
}

/** The account that takes the archive has the email of the one that it is of, as after a purge. */
async function takeOver({ pool }: Database, before: Person, again: Person): Promise<void> {
  const { rows } = await pool.query('SELECT email FROM usuarios WHERE id = $1', [before.usuario_id]);
  await pool.query(`UPDATE usuarios SET email = 'antes-' || email WHERE id = $1`, [before.usuario_id]);
  await pool.query('UPDATE usuarios SET email = $2 WHERE id = $1', [again.usuario_id, rows[0]?.email]);
}

async function wearer(database: Database, { consumidor_id }: Person, cadencia_ms: number) {
  const { dispositivos } = createRepos(database, systemClock);
  const device = { nombre: 'Pulsera', tipo: 'pulsera', fuente: 'sensor', cadencia_ms } as const;
  await dispositivos.create(consumidor_id, device, 'bench');
  const made = await dispositivos.byKeyHash('bench');
  if (!made) throw new Error('a device without a key');
  return made;
}

async function measure(scope: Scope): Promise<Figures> {
  const readings = scope.options.archiveReadings * (scope.options.short ? 0.1 : 1);
  const databaseUrl = await scope.database();
  const database = openDatabase(databaseUrl, 4);
  scope.ends.add(() => database.close());
  const app = await scope.child('app.ts', appSettings(scope.folder, databaseUrl));
  const [person, again] = [
    await app.ask<Person>('person', 'consumidor'),
    await app.ask<Person>('person', 'consumidor'),
  ];
  const device = await wearer(database, person, Math.floor((DAYS * DAY_MS) / readings));
  scope.say(`archive: filling in ${whole(readings)} readings`);
  const fillSeconds = await seconds(() => fill(databaseUrl, [{ device, readings, untilMs: Date.now() }]));
  const peak = () => app.ask<number>('peak');
  const file = path.join(scope.folder, 'archivo.zip');
  const rest = await peak();
  scope.say('out, and by hand, and back');
  const out = await exportTo(app, person, file);
  const afterOut = await peak();
  const bare = await bareExport(database, person.consumidor_id, path.join(scope.folder, 'a-mano.gz'));
  await takeOver(database, person, again);
  const back = await importFrom(app, again, file);
  const came = back.archivos.find(({ archivo }) => archivo === 'json/lecturas.ndjson')?.importadas;
  if (came !== readings) throw new Error(`${came} of ${readings} readings came back`);
  return { readings, fillSeconds, out, bare, back, peaks: { rest, out: afterOut, back: await peak() } };
}

function rowsOf({ readings, fillSeconds, out, bare, back, peaks }: Figures): Row[] {
  const row = (what: string, took: number, ratio: string): Row => [
    what,
    `${took.toFixed(1)} s`,
    '',
    '',
    ratio,
  ];
  const size = ({ bytes }: Timed) => `${(bytes / MB).toFixed(1)} MB`;
  return [
    heading(`ARCHIVE, ${whole(readings)} readings`, 'time to the one below'),
    row(`out: JSON, CSV and FHIR, ${size(out)}`, out.seconds, times(out.seconds / bare.seconds)),
    row(`readings by hand, JSON lines alone, ${size(bare)}`, bare.seconds, ''),
    row('back, all of it, in one transaction', back.seconds, times(back.seconds / fillSeconds)),
    row('the same readings made in the database, unchecked', fillSeconds, ''),
    [
      'most memory that the server ever held',
      `${(peaks.rest / MB).toFixed(0)} MB`,
      '',
      '',
      `${(peaks.out / MB).toFixed(0)} MB after out, ${(peaks.back / MB).toFixed(0)} MB after back`,
    ],
  ];
}

/** A long history goes out and comes back in memory that does not grow with it. */
export const archive: Bench = {
  name: 'archive',
  standard: false,
  longestMs: ({ archiveReadings }) => 120_000 + (archiveReadings / 1_000_000) * 480_000,
  run: async (scope) => {
    const figures = await measure(scope);
    return { figures, rows: rowsOf(figures) };
  },
};
