import { describe, expect, it, vi } from 'vitest';
import type { IngestVerdict } from '@/lib/domain/lecturas';
import { inSendOrder } from './deliveries';
import { parseFaults } from './fault-options';
import type { Delivery } from './faults';
import { makeSimulation } from './simulation';
import { eventLine, type LecturaLine, makeLedger, type TruthLine } from './truth';

/** Hours of a simulated life are some seconds of work on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const MINUTE = 60_000;
const START = Date.parse('2026-11-24T15:00:00Z');
const WHO = { person: 1, consumidor_id: 22 };

const delivery = (at: number, ...sends: number[]): Delivery => ({
  at,
  item: { n: at, medido_at: new Date(at).toISOString() },
  heart_rate: 61.5,
  sends,
});
const verdict = (...rechazadas: IngestVerdict['rechazadas']): IngestVerdict => ({
  status: 'success',
  aceptadas: 0,
  duplicadas: 0,
  rechazadas,
  seq: 0,
});

function open() {
  const lines: TruthLine[] = [];
  const ledger = makeLedger(WHO, (line) => lines.push(line));
  const readings = () => lines.filter((line): line is LecturaLine => line.kind === 'lectura');
  return { ledger, lines, readings };
}

describe('the ledger', () => {
  it('tells what became of each reading, when no more can become of it', () => {
    const { ledger, readings } = open();
    const [once, twice, lost, late] = [delivery(1, 1), delivery(2, 2, 9), delivery(3), delivery(4, 8)];
    for (const each of [once, twice, lost, late]) ledger.planned(each);
    ledger.answered([once, twice], verdict());
    expect(readings().map(({ n }) => n)).toEqual([1]);
    ledger.answered([late, twice], verdict());
    expect(readings().map(({ n, fate, copies, late_ms }) => [n, fate, copies, late_ms])).toEqual([
      [1, 'sent', 1, 0],
      [3, 'lost', 0, null],
      [4, 'sent', 1, 4],
      [2, 'sent', 2, 0],
    ]);
    expect(readings()[0]).toEqual({
      kind: 'lectura',
      ...WHO,
      n: 1,
      at: '1970-01-01T00:00:00.001Z',
      medido_at: '1970-01-01T00:00:00.001Z',
      heart_rate: 61.5,
      fate: 'sent',
      copies: 1,
      late_ms: 0,
    });
  });

  it('tells the reason of a rejection, unless another copy was taken', () => {
    const { ledger, readings } = open();
    const [bad, mixed, whole] = [delivery(1, 1), delivery(2, 2, 3), delivery(3, 3)];
    for (const each of [bad, mixed, whole]) ledger.planned(each);
    ledger.answered([bad, mixed], verdict({ indice: 0, motivo: 'futuro' }, { indice: 1, motivo: 'futuro' }));
    ledger.answered([mixed], verdict());
    ledger.answered([whole], undefined);
    expect(readings().map(({ n, fate, motivo }) => [n, fate, motivo])).toEqual([
      [1, 'rejected', 'futuro'],
      [2, 'sent', undefined],
      [3, 'rejected', 'lote rechazado'],
    ]);
    expect(ledger.close(10, 0)).toMatchObject({ arrived: 3, stored: 1, rejected: 2, copies: 4 });
  });

  it('tells an event when it has begun', () => {
    const { ledger, lines } = open();
    const sleep = (from: number) => eventLine(WHO, { kind: 'sleep', from, to: from + 9 }, (lived) => lived);
    for (const from of [1, 4, 7]) ledger.began(sleep(from));
    ledger.planned(delivery(5, 5));
    ledger.answered([delivery(5, 5)], verdict());
    expect(lines.map(({ kind }) => kind)).toEqual(['event', 'event', 'lectura']);
    ledger.close(6, 0);
    expect(lines.filter(({ kind }) => kind === 'event')).toEqual([sleep(1), sleep(4)]);
  });

  it('says what was not sent, and nothing about what was not measured yet', () => {
    const { ledger, readings, lines } = open();
    for (const each of [delivery(1, 1), delivery(2), delivery(8, 8), delivery(9)]) ledger.planned(each);
    const totals = ledger.close(5, 100);
    expect(readings().map(({ n, fate }) => [n, fate])).toEqual([
      [2, 'lost'],
      [1, 'unsent'],
    ]);
    expect(totals).toEqual({
      planned: 102,
      lost: 1,
      unsent: 101,
      arrived: 0,
      stored: 0,
      rejected: 0,
      copies: 0,
    });
    expect(lines.at(-1)).toEqual({ kind: 'total', ...WHO, ...totals });
  });
});

it('totals equal what was sent, with all faults on', () => {
  const { deliveries } = makeSimulation({
    seed: '22',
    number: 1,
    zona_horaria: 'America/Tijuana',
    cadencia_ms: 1_000,
    period: { from: START, until: START + 40 * MINUTE, live_at: START + 40 * MINUTE },
    faults: parseFaults('drift,jump=400/600,loss=0.05,duplication,reorder,offline=60/600'),
  });
  const { ledger, readings } = open();
  const planned = Array.from(deliveries());
  for (const each of planned) ledger.planned(each);
  const server = new Map<number, string>();
  const sends = [...inSendOrder(planned)].map((send) => send.delivery);
  for (let from = 0; from < sends.length; from += 250) {
    const batch = sends.slice(from, from + 250);
    const rechazadas = batch.flatMap(({ at, item }, indice) =>
      Date.parse(item.medido_at) - at > 5 * MINUTE ? [{ indice, motivo: 'futuro' }] : [],
    );
    const refused = new Set(rechazadas.map(({ indice }) => indice));
    for (const [index, { item }] of batch.entries())
      if (!refused.has(index)) server.set(item.n, item.medido_at);
    ledger.answered(batch, verdict(...rechazadas));
  }
  const totals = ledger.close(START + 41 * MINUTE, 0);
  expect(totals.planned).toBe(2_400);
  expect(totals.lost).toBe(planned.filter(({ sends: copies }) => copies.length === 0).length);
  expect(totals.copies).toBe(sends.length);
  expect(totals.arrived).toBe(new Set(sends.map(({ item }) => item.n)).size);
  expect(totals.stored).toBe(server.size);
  expect(totals.stored).toBeGreaterThan(500);
  expect(totals.rejected).toBeGreaterThan(1_000);
  expect(totals.planned).toBe(totals.lost + totals.unsent + totals.stored + totals.rejected);
  const sent = readings().filter(({ fate }) => fate === 'sent');
  expect(new Map(sent.map(({ n, medido_at }) => [n, medido_at]))).toEqual(server);
  expect(readings()).toHaveLength(2_400);
});

it('tells an event by the clock, also where the body lived faster', () => {
  const event = { kind: 'consumo', from: START, to: START + 5 * MINUTE, peak_bpm: 13 } as const;
  expect(eventLine(WHO, event, (lived) => START + (lived - START) / 10)).toEqual({
    kind: 'event',
    ...WHO,
    event: {
      kind: 'consumo',
      peak_bpm: 13,
      from: '2026-11-24T15:00:00.000Z',
      to: '2026-11-24T15:00:30.000Z',
    },
  });
});
