import { expect, test } from 'vitest';
import type { SensorRow } from '@/lib/domain/reads';
import type { Claims } from './claims';
import type { Page } from './page';
import { judge, RIGHT, type Stored } from './verdict';
import { createWire, type Wire } from './wire';

const at = (second: number) => new Date(second * 1_000).toISOString();

function row(seq: number, second = seq): SensorRow {
  const none = { accel_y: null, accel_z: null, gyro_x: null, gyro_y: null, gyro_z: null };
  const measured = { heart_rate: 60 + seq, accel_x: null, medido_at: at(second), created_at: at(second) };
  return { id: seq, seq, ...none, ...measured, fuente: 'sensor' };
}

const storedOf = (rows: readonly SensorRow[]): Stored[] => [...rows];
const ROWS = [row(1), row(2), row(3, 1.5), row(4)];
const STORED = storedOf(ROWS);
const IN_ORDER = [row(1), row(3, 1.5), row(2), row(4)];

const subscribed = (cursor = '1:0', recovered = true) => ({
  type: 'subscribed',
  ref: 'x',
  cursor,
  recovered,
});
const data = (rows: readonly SensorRow[], more: object = {}) => {
  const [from, to] = [rows[0]?.seq ?? 0, rows.at(-1)?.seq ?? 0];
  return { type: 'data', ref: 'x', from, to, data: rows.toReversed(), ...more };
};
const RIGHT_FRAMES = [
  subscribed(),
  data(ROWS.slice(0, 2)),
  data([row(3, 1.5)], { historical: true }),
  data([row(4)]),
];

function told(...connections: object[][]): Wire {
  const wire = createWire();
  for (const frames of connections) {
    const tap = wire.tap();
    for (const frame of frames) tap(JSON.stringify(frame));
  }
  return wire;
}

function verdictOn(wire: Wire, rows: readonly SensorRow[] = IN_ORDER, falseSeconds = 0) {
  const page = { rows: () => rows, lost: () => 0, wire } as unknown as Page;
  return judge(page, STORED, { falseSeconds: () => falseSeconds } as Claims);
}

test('what is right has no fault, also over two connections', () => {
  expect(verdictOn(told(RIGHT_FRAMES))).toEqual(RIGHT);
  expect(verdictOn(told(RIGHT_FRAMES.slice(0, 2), [subscribed('1:2'), ...RIGHT_FRAMES.slice(2)]))).toEqual(
    RIGHT,
  );
});

test.each([
  ['lost', { lost: 1 }, IN_ORDER.slice(0, 3)],
  ['twice', { twice: 1 }, [...IN_ORDER, row(4)]],
  ['disorder', { disorder: 1 }, ROWS],
  ['wrong', { wrong: 1 }, [...IN_ORDER.slice(0, 3), { ...row(4), heart_rate: 1 }]],
])('a page with rows %s', (_, fault, rows) => {
  expect(verdictOn(told(RIGHT_FRAMES), rows)).toEqual({ ...RIGHT, ...fault });
});

test.each([
  ['overlap', [subscribed(), data(ROWS.slice(0, 2)), data([row(2)])], 'frame 2–2 overlaps 2'],
  ['hole', [subscribed(), data([row(2)])], 'frame 2–2 leaves a hole after 0'],
  ['wrong offsets', [subscribed(), data([row(1)], { to: 2 })], 'frame 1–2 holds 1'],
  ['haste', [data([row(1)])], 'frame 1–1 before subscribed'],
  ['gap', [subscribed(), { type: 'gap', ref: 'x', from: 1, to: 2, reason: 'epoch' }], 'gap 1–2: epoch'],
])('a server that sends %s', (_, frames, fault) => {
  expect(verdictOn(told(frames)).protocol).toEqual([fault]);
});

test('a late reading sent as live, a live one as late, a resumption without its items, a false claim', () => {
  const [begun, ...rest] = RIGHT_FRAMES;
  const misnamed = [
    begun ?? {},
    data(ROWS.slice(0, 2)),
    data([row(3, 1.5)]),
    data([row(4)], { historical: true }),
  ];
  expect(verdictOn(told(misnamed))).toEqual({ ...RIGHT, historical: 2 });
  const resumed = [subscribed('1:2'), data([row(3, 1.5)]), data([row(4)])];
  expect(verdictOn(told(RIGHT_FRAMES.slice(0, 2), resumed))).toEqual(RIGHT);
  expect(verdictOn(told([begun ?? {}, ...rest], [subscribed('1:4', false)]))).toEqual({
    ...RIGHT,
    unrecovered: 1,
  });
  expect(verdictOn(told(RIGHT_FRAMES), IN_ORDER, 0.3)).toEqual({ ...RIGHT, false_live_s: 0.3 });
});
