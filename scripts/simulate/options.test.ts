import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../device/options';
import { FAULT_NAMES } from './faults';
import { HELP, OPTIONS, parseOptions } from './options';
import { periodOf } from './period';
import { openTruthFile } from './truth-file';

const HOUR = 3_600_000;

describe('parseOptions', () => {
  it('simulates one person live, without faults', () => {
    expect(parseOptions([])).toEqual({
      url: 'http://127.0.0.1:3000',
      accounts: [{ email: 'simulado-22-1@latido.test', password: 'latido-demo-22', own: true }],
      seed: '22',
      zones: ['America/Tijuana'],
      cadencia_ms: 1_000,
      speed: 1,
      start: undefined,
      days: undefined,
      live: true,
      faults: {},
      truth: undefined,
      socket: false,
      deseos: false,
      consumos: false,
      seconds: undefined,
      with_parent: false,
      data_dir: '.data',
    });
  });

  it('gives each person an account, the own ones by seed', () => {
    expect(parseOptions(['--persons', '2', '--seed', 'a'])?.accounts.map(({ email }) => email)).toEqual([
      'simulado-a-1@latido.test',
      'simulado-a-2@latido.test',
    ]);
    expect(parseOptions(['--account', 'a@b.c, d@e.f', '--password', 'x'])?.accounts).toEqual([
      { email: 'a@b.c', password: 'x', own: false },
      { email: 'd@e.f', password: 'x', own: false },
    ]);
  });

  it('opens no account with a known password on a server that others reach', () => {
    expect(() => parseOptions(['--url', 'https://latido.example'])).toThrow('--password');
    expect(parseOptions(['--url', 'https://latido.example', '--password', 'larga'])?.url).toBe(
      'https://latido.example',
    );
  });

  it('reads faults with their numbers, and all of them', () => {
    expect(parseOptions(['--faults', 'loss=0.2,offline=60/600,jump=-300'])?.faults).toEqual({
      loss: [0.2],
      offline: [60, 600],
      jump: [-300, 600],
    });
    expect(Object.keys(parseOptions(['--faults', 'all'])?.faults ?? {})).toEqual([...FAULT_NAMES]);
  });

  it.each([
    ['--cadence', '19'],
    ['--cadence', '33.3'],
    ['--cadence', '60001'],
    ['--speed', '0.5'],
    ['--persons', '0'],
    ['--seed', 'Á'],
    ['--seed', 'con espacio'],
    ['--zone', 'Marte/Olimpo'],
    ['--zone', '-07:00'],
    ['--from', 'ayer'],
    ['--from', '2026-11-24T10:00:00'],
    ['--days', '-1'],
    ['--faults', 'sueño'],
    ['--faults', 'loss=1'],
    ['--faults', 'loss=0.1/3'],
    ['--faults', 'offline=600/600'],
    ['--faults', 'drift=x'],
    ['--account', 'a@b.c,a@b.c'],
    ['--url', 'localhost:3000'],
    ['--nada'],
  ])('refuses %s %s', (...argv) => {
    expect(() => parseOptions(argv)).toThrow(UsageError);
  });

  it('documents every option and every fault', () => {
    expect(parseOptions(['--help'])).toBeUndefined();
    const names = Object.keys(OPTIONS);
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) expect(HELP).toContain(name === 'live' ? '--no-live ' : `--${name} `);
    for (const name of FAULT_NAMES) expect(HELP).toContain(` ${name}=`);
  });
});

describe('periodOf', () => {
  const now = Date.parse('2026-11-24T15:00:00Z');
  const of = (...argv: string[]) => {
    const options = parseOptions(argv);
    if (options === undefined) throw new Error('help');
    const { from, until, live_at } = periodOf(options, 'America/New_York', now);
    expect(live_at).toBe(now);
    return [from, until];
  };

  it('starts now and has no end', () => {
    expect(of()).toEqual([now, Number.POSITIVE_INFINITY]);
    expect(of('--days', '2')).toEqual([now - 48 * HOUR, Number.POSITIVE_INFINITY]);
    expect(of('--days', '2', '--no-live')).toEqual([now - 48 * HOUR, now]);
  });

  it('knows days of 25 and 23 hours', () => {
    const start = Date.parse('2026-11-01T04:00:00Z');
    expect(of('--from', '2026-11-01', '--days', '1')).toEqual([start, start + 25 * HOUR]);
    const spring = Date.parse('2026-03-08T05:00:00Z');
    expect(of('--from', '2026-03-08', '--days', '1')).toEqual([spring, spring + 23 * HOUR]);
    expect(of('--from', '2026-11-01T04:00:00Z', '--days', '1')).toEqual([start, start + 24 * HOUR]);
  });
});

it('never writes over a truth', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'truth-'));
  const name = path.join(directory, 'truth.jsonl');
  const file = openTruthFile(name);
  file.write({ kind: 'run', person: 1, consumidor_id: 22, seed: '22' });
  file.close();
  expect(readFileSync(name, 'utf8')).toBe('{"kind":"run","person":1,"consumidor_id":22,"seed":"22"}\n');
  expect(() => openTruthFile(name)).toThrow(UsageError);
  rmSync(directory, { recursive: true });
});
