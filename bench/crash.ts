import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { embeddedServer } from '@/lib/db/embedded-server';
import { type Crash, crashUnderLoad, type Killable } from '@/lib/testing/crash';
import { type Child, startChild } from './child';
import { heading, ms, type Row, whole } from './report';
import { appSettings, type Bench } from './scope';

type Figures = Omit<Crash, 'bands'>;

function rowsOf({ acknowledged, stored, lost, doubled, offsets, rollups, silence }: Figures): Row[] {
  const count = (what: string, value: number): Row => [what, whole(value), '', '', ''];
  const silent = (what: string, value: number): Row => [`longest silence, ${what}`, ms(value), '', '', ''];
  return [
    heading('CRASH, 20 devices; server, then database killed with -9'),
    count('readings acknowledged', acknowledged),
    count('readings stored', stored),
    count('acknowledged and lost', lost),
    count('stored twice', doubled),
    count('holes or doubles in offsets', offsets),
    count('rollups that differ from the readings', rollups),
    silent('nothing killed', silence.none),
    silent('server killed', silence.server),
    silent('database killed', silence.database),
  ];
}

/** Nothing that was answered is lost, whatever dies. */
export const crash: Bench = {
  name: 'crash',
  standard: false,
  longestMs: ({ crashSeconds }) => 120_000 + crashSeconds * 2_000,
  run: async ({ folder, options, say, ends }) => {
    const seconds = options.short ? options.crashSeconds / 10 : options.crashSeconds;
    say(`crash: ${seconds} s of load while server and database are killed`);
    const dataDir = path.join(folder, 'crash');
    await mkdir(dataDir);
    ends.add(() => rm(dataDir, { recursive: true, force: true }));
    // A killed server leaves its database running.
    ends.add(async () => (await embeddedServer(dataDir)).stop());
    const settings = appSettings(dataDir);
    let child: Child | undefined;
    ends.add(async () => child?.end());
    const server: Killable = {
      start: async () => {
        child = await startChild('app.ts', settings);
        return `http://127.0.0.1:${child.port}`;
      },
      kill: async () => child?.end('SIGKILL'),
    };
    const { bands: _, ...figures } = await crashUnderLoad(server, dataDir, seconds);
    return { figures, rows: rowsOf(figures) };
  },
};
