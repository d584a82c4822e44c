import os from 'node:os';
import type { FanOut } from './fan-out';
import type { Freshness, Ingest, Rate } from './ingest';
import type { Read, Reads } from './reads';

export type Results = { fanOut?: FanOut; ingest?: Ingest; reads?: Reads };
type Row = [what: string, rate: string, p50: string, p99: string, ratio: string];

export function machine() {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    load: os.loadavg()[0] ?? 0,
    memory_gb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    at: new Date().toISOString(),
  };
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const times = (value: number) => `${value.toFixed(2)}×`;

function fanOutRows({ sockets, frameBytes, latido, bare, rounds }: FanOut): Row[] {
  const spread = `rounds ${rounds.map((ratio) => ratio.toFixed(2)).join(' ')}`;
  const row = (what: string, side: FanOut['latido'], ratio: string): Row => [
    what,
    `${whole(side.perSecond)} messages/s`,
    ms(side.p50),
    ms(side.p99),
    ratio,
  ];
  return [
    [`FAN-OUT, ${frameBytes} B to ${whole(sockets)} sockets`, '', '', '', 'to bare ws'],
    row('latido push', latido, `${times(latido.perSecond / bare.perSecond)} (${spread})`),
    row('bare ws broadcast', bare, ''),
  ];
}

function ingestRows({ single, batch, lone, steady }: Ingest): Row[] {
  const rate = (what: string, one: Rate): Row => [
    what,
    `${whole(one.requests)} req/s, ${whole(one.readings)} readings/s`,
    ms(one.p50),
    ms(one.p99),
    one.failed > 0 ? `${one.failed} not stored` : '',
  ];
  const fresh = (what: string, one: Freshness): Row => [
    what,
    `${one.seen} of ${one.sent} seen`,
    ms(one.p50),
    ms(one.p99),
    '',
  ];
  return [
    ['INGEST, 50 devices, POST to answer after commit', '', '', '', ''],
    rate('one reading a POST', single),
    rate('100 readings a POST', batch),
    ['POST SENT to frame at a socket', '', '', '', ''],
    fresh('a reading each 350 ms', lone),
    fresh('20 readings/s (pushes coalesced to 4/s)', steady),
  ];
}

function readRows({ bytes, latido, notModified, plain, prebuilt, next }: Reads): Row[] {
  const row = (what: string, side: Read): Row => [
    what,
    `${whole(side.perSecond)} req/s`,
    ms(side.p50),
    ms(side.p99),
    `${times(side.perSecond / plain.perSecond)}${side.failed > 0 ? `, ${side.failed} failed` : ''}`,
  ];
  return [
    [`GET heart_rate_today, ${whole(bytes)} B, 50 connections`, '', '', '', 'to plain node'],
    row('latido, token, unchanged data', latido),
    row('latido, If-None-Match → 304', notModified),
    row('plain node http, JSON.stringify', plain),
    row('plain node http, prebuilt string', prebuilt),
    ...(next ? [row('Next route handler, Response.json', next)] : []),
    ...(next ? [['latido to Next', '', '', '', times(latido.perSecond / next.perSecond)] as Row] : []),
  ];
}

export function table({ fanOut, ingest, reads }: Results): string {
  const rows: Row[] = [
    ['', 'median', 'p50', 'p99', 'ratio'],
    ...(fanOut ? fanOutRows(fanOut) : []),
    ...(ingest ? ingestRows(ingest) : []),
    ...(reads ? readRows(reads) : []),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: Row) =>
    row
      .map((cell, column) =>
        (column === 0 || column === 4 ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}
