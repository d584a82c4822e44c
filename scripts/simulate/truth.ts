import type { IngestVerdict } from '@/lib/domain/lecturas';
import type { Delivery } from './faults';
import type { PlanEvent } from './plan';

/**
 * What became of a reading: `sent` and taken (a copy that the server already had counts), `rejected` by the
 * server, `lost` on the way, or `unsent` when the run ended.
 */
export type Fate = 'sent' | 'rejected' | 'lost' | 'unsent';

/** Counts of readings of one person: each `n` once, except `copies`. */
export type Totals = {
  planned: number;
  lost: number;
  unsent: number;
  /** Distinct `n` that reached the server. */
  arrived: number;
  /** Of these, the ones that it took: so many the person has on the server from this device and time. */
  stored: number;
  rejected: number;
  /** Sends that the server answered, copies counted one by one. */
  copies: number;
};

export type TruthLine =
  | { kind: 'run'; person: number; consumidor_id: number; [setting: string]: unknown }
  | EventLine
  | LecturaLine
  | ({ kind: 'total'; person: number; consumidor_id: number } & Totals);

export type EventLine = {
  kind: 'event';
  person: number;
  consumidor_id: number;
  event: { kind: PlanEvent['kind']; from: string; to: string; [detail: string]: unknown };
};

/** `at` is the true instant, `medido_at` what the device says, `late_ms` from measuring to the first send. */
export type LecturaLine = {
  kind: 'lectura';
  person: number;
  consumidor_id: number;
  n: number;
  at: string;
  medido_at: string;
  heart_rate: number;
  fate: Fate;
  copies: number;
  late_ms: number | null;
  motivo?: string;
};

/** The person that a truth tells of. */
export type Who = { person: number; consumidor_id: number };

/** `clockAt`: when the clock said what the event's own time says; they differ where time is compressed. */
export function eventLine(
  who: Who,
  { from, to, ...rest }: PlanEvent,
  clockAt: (lived: number) => number,
): EventLine {
  const iso = (lived: number) => new Date(Math.round(clockAt(lived))).toISOString();
  return { kind: 'event', ...who, event: { ...rest, from: iso(from), to: iso(to) } };
}

/** Follows each reading from plan to answer and writes its line when no more can become of it. */
export type Ledger = {
  planned(delivery: Delivery): void;
  began(event: EventLine): void;
  /** The sends of one batch, in its order; without a verdict it was refused whole. */
  answered(deliveries: readonly Delivery[], verdict: IngestVerdict | undefined): void;
  /** What was measured before `now` and had no answer is told as unsent. `more`: readings not even worked out. */
  close(now: number, more: number): Totals;
};

const NOTHING: Totals = { planned: 0, lost: 0, unsent: 0, arrived: 0, stored: 0, rejected: 0, copies: 0 };

type Open = { delivery: Delivery; answers: number; taken: boolean; motivo?: string };

export function makeLedger(who: Who, write: (line: TruthLine) => void): Ledger {
  const totals = { ...NOTHING };
  const open = new Map<number, Open>();
  const later = laterLines();
  const finish = (entry: Open) => {
    const line = lecturaLine(who, entry);
    open.delete(entry.delivery.item.n);
    count(totals, line);
    write(line);
  };
  return {
    planned(delivery) {
      const entry = { delivery, answers: 0, taken: false };
      if (delivery.sends.length === 0) later.add(delivery.at, () => finish(entry));
      else open.set(delivery.item.n, entry);
    },
    began(event) {
      later.add(Date.parse(event.event.from), () => write(event));
    },
    answered(deliveries, verdict) {
      const refused = new Map(verdict?.rechazadas.map(({ indice, motivo }) => [indice, motivo]));
      for (const [indice, { item, sends }] of deliveries.entries()) {
        const entry = open.get(item.n);
        if (entry === undefined) continue;
        later.tellUntil(entry.delivery.at);
        noteAnswer(entry, verdict === undefined ? 'lote rechazado' : refused.get(indice));
        if (entry.answers === sends.length) finish(entry);
      }
    },
    close(now, more) {
      later.tellUntil(now);
      for (const entry of [...open.values()]) if (entry.delivery.at <= now) finish(entry);
      totals.planned += more;
      totals.unsent += more;
      write({ kind: 'total', ...who, ...totals });
      return totals;
    },
  };
}

/** Readings are worked out a little ahead: what needs no answer is not told before its instant. */
function laterLines() {
  const lines: { at: number; tell(): void }[] = [];
  return {
    add: (at: number, tell: () => void) => void lines.push({ at, tell }),
    tellUntil(at: number): void {
      while (lines[0] !== undefined && lines[0].at <= at) lines.shift()?.tell();
    },
  };
}

function noteAnswer(entry: Open, motivo: string | undefined): void {
  entry.answers++;
  if (motivo === undefined) entry.taken = true;
  else entry.motivo = motivo;
}

function count(totals: Totals, { fate, copies }: LecturaLine): void {
  totals.planned++;
  totals.copies += copies;
  if (fate === 'lost' || fate === 'unsent') totals[fate]++;
  else totals.arrived++;
  if (fate === 'sent') totals.stored++;
  if (fate === 'rejected') totals.rejected++;
}

function lecturaLine(who: Who, { delivery, answers, taken, motivo }: Open): LecturaLine {
  const [first] = delivery.sends;
  return {
    kind: 'lectura',
    ...who,
    n: delivery.item.n,
    at: new Date(delivery.at).toISOString(),
    medido_at: delivery.item.medido_at,
    heart_rate: delivery.heart_rate,
    fate: fateOf(delivery, answers, taken),
    copies: answers,
    late_ms: first === undefined ? null : first - delivery.at,
    ...(motivo !== undefined && !taken ? { motivo } : {}),
  };
}

function fateOf(delivery: Delivery, answers: number, taken: boolean): Fate {
  if (delivery.sends.length === 0) return 'lost';
  if (answers === 0) return 'unsent';
  return taken ? 'sent' : 'rejected';
}
