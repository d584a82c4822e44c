import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { emptyTally } from '../device/sender';
import type { FakeServer } from './fake-server';
import { parseOptions } from './options';
import { type Outcome, runPerson } from './run-person';
import type { EventLine, LecturaLine, TruthLine } from './truth';

export const NOW = Date.parse('2026-11-24T15:00:00.000Z');

export type Ran = Outcome & {
  lines: TruthLine[];
  readings: LecturaLine[];
  events_lived: EventLine['event'][];
  said: string[];
  naps: number[];
};

/** Keeps its keys in a folder of the test. */
export function testFolder() {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = mkdtempSync(path.join(os.tmpdir(), 'simulate-'));
  });
  afterEach(() => rmSync(folder.path, { recursive: true }));
  return folder;
}

/** Runs the first person on a clock that only sleeping moves, until `seconds` after now. */
export async function run(
  server: FakeServer,
  folder: { path: string },
  seconds: number,
  ...argv: string[]
): Promise<Ran> {
  const options = parseOptions(['--data-dir', folder.path, ...argv]);
  if (options === undefined) throw new Error('help');
  const stop = new AbortController();
  const lines: TruthLine[] = [];
  const said: string[] = [];
  const naps: number[] = [];
  let now = NOW;
  const clock = { now: () => new Date(now) };
  server.clock = clock;
  const outcome: Outcome = await runPerson({
    ...server,
    options,
    number: 1,
    tally: emptyTally(),
    write: (line) => lines.push(line),
    clock,
    async sleep(ms) {
      naps.push(ms);
      now += Math.max(1, ms);
      if (now >= NOW + seconds * 1_000) stop.abort();
    },
    say: (line) => said.push(line),
    signal: stop.signal,
  });
  const readings = lines.filter((line): line is LecturaLine => line.kind === 'lectura');
  const events_lived = lines.flatMap((line) => (line.kind === 'event' ? [line.event] : []));
  return { ...outcome, lines, readings, events_lived, said, naps };
}
