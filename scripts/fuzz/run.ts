import type net from 'node:net';
import { type Child, startChild } from '@/bench/child';
import { quantile } from '@/bench/stats';
import { attackAt } from './attacks';
import type { Held } from './fuzz-server';
import type { Service } from './honest-client';
import { play, type Stage } from './play';
import type { Account, World } from './world';

/** `frames`: frames and requests together. `only`: the attack at this place, and no other. */
export type Options = {
  databaseUrl: string;
  seed: string;
  frames: number;
  only?: number;
  say(message: string): void;
};

export type Verdict = {
  attacks: number;
  frames: number;
  by_kind: Record<string, { attacks: number; frames: number; opened: number; bytes: number }>;
  leaks: string[];
  /** Each line that the server said, at level error, and how often. */
  said: Record<string, number>;
  honest: { before: Service; during: Service };
  held: Held;
  memory: { before: number; after: number };
};

const LANES = 16;
/** So many sockets are left open at most, the oldest are cut. */
const MOST_STAYING = 60;
const QUIET_MS = 2_000;
const ENDED_WITHIN_MS = 20_000;
/** What is filled once and stays, such as caches and prepared statements, is filled before memory is measured. */
const WARM_UP_ATTACKS = 300;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function runFuzz(options: Options): Promise<Verdict> {
  const said: Record<string, number> = {};
  const hear = (line: string) => {
    said[line] = (said[line] ?? 0) + 1;
  };
  const server = await startChild(
    '../scripts/fuzz/fuzz-server.ts',
    settingsOf(options.databaseUrl),
    lines(hear),
  );
  const { victim, world } = await server.ask<{ victim: Account; world: World }>('people');
  const env = { LATIDO_URL: `http://${world.host}`, LATIDO_ACCOUNT: JSON.stringify(victim) };
  const client = await startChild('../scripts/fuzz/honest-client.ts', env);
  try {
    return { ...(await attack(options, server, client, world)), said };
  } finally {
    await client.end();
    await server.end();
  }
}

async function attack(
  options: Options,
  server: Child,
  client: Child,
  world: World,
): Promise<Omit<Verdict, 'said'>> {
  const stage = createStage(server.port);
  const run = createRun(options, world, stage);
  await run.warmUp();
  await pause(QUIET_MS);
  await client.ask('service');
  await pause(QUIET_MS);
  const before = await client.ask<Service>('service');
  const memory = { before: await server.ask<number>('memory'), after: 0 };
  const { attacks, frames, by_kind } = await run.all();
  const during = await client.ask<Service>('service');
  for (const socket of stage.staying) socket.destroy();
  await pause(QUIET_MS);
  memory.after = await server.ask<number>('memory');
  await client.ask('end');
  const held = await untilNothingIsHeld(server);
  return { attacks, frames, by_kind, leaks: stage.leaks, honest: { before, during }, held, memory };
}

function createStage(port: number): Stage & { leaks: string[] } {
  const leaks: string[] = [];
  return {
    port,
    staying: new Set<net.Socket>(),
    leaks,
    leaked: (secret, { kind, place }) => void leaks.push(`${secret} to attack ${place} (${kind})`),
  };
}

function createRun({ seed, frames: wanted, only, say }: Options, world: World, stage: Stage) {
  const by_kind: Verdict['by_kind'] = {};
  let frames = 0;
  let next = 0;
  const playAt = async (place: number, seed: string) => {
    const attack = attackAt(seed, place, world);
    const played = await play(attack, stage);
    for (const socket of stage.staying) {
      if (stage.staying.size <= MOST_STAYING) break;
      socket.destroy();
      stage.staying.delete(socket);
    }
    return { ...played, kind: attack.kind };
  };
  const lane = async () => {
    while (frames < wanted) {
      const place = next++;
      const { kind, sent, received, opened } = await playAt(place, seed);
      frames += sent;
      const of = by_kind[kind] ?? { attacks: 0, frames: 0, opened: 0, bytes: 0 };
      by_kind[kind] = of;
      of.attacks += 1;
      of.frames += sent;
      of.opened += opened ? 1 : 0;
      of.bytes += received;
      if (place % 1_000 === 999) say(`${frames} frames in ${place + 1} attacks`);
    }
  };
  const lanes = (work: () => Promise<void>) => Promise.all(Array.from({ length: LANES }, work));
  return {
    warmUp: async () => {
      let place = 0;
      await lanes(async () => {
        while (place < WARM_UP_ATTACKS) await playAt(place++, `${seed}/warm`);
      });
    },
    all: async () => {
      if (only !== undefined) await playAt(only, seed);
      else await lanes(lane);
      return { attacks: next, frames, by_kind };
    },
  };
}

async function untilNothingIsHeld(server: Child): Promise<Held> {
  const until = performance.now() + ENDED_WITHIN_MS;
  for (;;) {
    const held = await server.ask<Held>('held');
    if (Object.values(held).every((count) => count === 0) || performance.now() > until) return held;
    await pause(200);
  }
}

function settingsOf(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: '',
    LATIDO_SECRET: 'a secret that only the fuzzer has, long enough',
    LOG_LEVEL: 'error',
    // How what is held is counted is an experiment of Node's.
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  };
}

/** A line of the log by its message and what failed, so that the same fault is one line. */
function lines(hear: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const all = `${rest}${text}`.split('\n');
    rest = all.pop() ?? '';
    for (const line of all) if (line.trim() !== '') hear(shortened(line));
  };
}

function shortened(line: string): string {
  try {
    const { msg, err } = JSON.parse(line) as { msg: string; err?: { message: string; stack?: string } };
    const at = /\n\s+at (.*)/.exec(err?.stack ?? '')?.[1] ?? '';
    return [msg, err?.message, at].filter(Boolean).join(' · ');
  } catch {
    return line;
  }
}

/** What is wrong, in words; nothing is right. */
export function faultsOf({ by_kind, leaks, said, honest, held, memory }: Verdict): string[] {
  const { during, before } = honest;
  const left = Object.entries(held).filter(([, count]) => count !== 0);
  const grown = memory.after / memory.before;
  return [
    ...leaks.map((leak) => `leaked: ${leak}`),
    ...Object.entries(said).map(([line, count]) => `the server said ${count} times: ${line}`),
    ...during.faults.map((fault) => `the honest client: ${fault}`),
    ...(during.silent > 0 ? [`the honest client: no frame for ${during.silent} readings`] : []),
    ...(during.framed.length === 0 ? ['the honest client: not served'] : []),
    ...MUST_OPEN.filter((kind) => !by_kind[kind]?.opened).map(
      (kind) => `no socket was opened by ${kind} attacks`,
    ),
    ...(before.found && during.found ? [] : ['the search does not find what is there']),
    ...left.map(([what, count]) => `${what}: ${count} are still held`),
    ...(grown > MOST_GROWN ? [`memory grew to ${grown.toFixed(2)} of what it was`] : []),
  ];
}

const MOST_GROWN = 1.2;
/** Where the attackers come in; behind a closed door there is nothing to find. */
const MUST_OPEN = ['native', 'storm', 'seed', 'device'] as const;

export const p99 = (times: readonly number[]): string => `${quantile(times, 0.99).toFixed(1)} ms`;
