import { UsageError } from '../device/options';
import { FAULT_NAMES, type FaultName, type FaultSettings } from './faults';
import { clockChange } from './local-time';
import type { Period } from './period';

/** The numbers of each fault that was asked for, in the order of the help. */
export type FaultChoice = Partial<Record<FaultName, readonly number[]>>;

type Limit = { name: string; low: number; high: number };

const DAY_S = 86_400;
/** A share of 1 would send nothing for ever. */
const SHARE = { name: 'parte', low: 0, high: 0.9 };

/** What may follow each name, with its limits, and what holds when it does not. */
const KNOWN: Record<FaultName, { defaults: readonly number[]; limits: readonly Limit[] }> = {
  drift: { defaults: [50], limits: [{ name: 'ppm', low: -100_000, high: 100_000 }] },
  jump: {
    defaults: [180, 600],
    limits: [
      { name: 'segundos', low: -400 * DAY_S, high: 400 * DAY_S },
      { name: 'a los segundos', low: 0, high: 400 * DAY_S },
    ],
  },
  dst: { defaults: [2], limits: [{ name: 'horas', low: 0, high: 24 * 400 }] },
  loss: { defaults: [0.01], limits: [SHARE] },
  duplication: { defaults: [0.02, 10], limits: [SHARE, { name: 'segundos', low: 0, high: DAY_S }] },
  reorder: { defaults: [0.05, 5], limits: [SHARE, { name: 'segundos', low: 0, high: DAY_S }] },
  offline: {
    defaults: [300, 7_200],
    limits: [
      { name: 'segundos', low: 1, high: DAY_S },
      { name: 'cada segundos', low: 2, high: 30 * DAY_S },
    ],
  },
};

/** `all`, or names with their numbers: `loss=0.05,offline=60/600`. Throws UsageError. */
export function parseFaults(text: string): FaultChoice {
  if (text === 'all') return Object.fromEntries(FAULT_NAMES.map((name) => [name, KNOWN[name].defaults]));
  const choice: FaultChoice = {};
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const [name = '', numbers = ''] = part.trim().split('=');
    if (!isFault(name)) {
      throw new UsageError(`--faults ${name}: se conocen ${FAULT_NAMES.join(', ')} y all`);
    }
    choice[name] = numbersOf(name, numbers);
  }
  const [outage = 0, every = 0] = choice.offline ?? [0, 1];
  if (outage >= every) throw new UsageError('--faults offline: sin conexión todo el tiempo no se envía nada');
  return choice;
}

function isFault(name: string): name is FaultName {
  return (FAULT_NAMES as readonly string[]).includes(name);
}

function numbersOf(name: FaultName, text: string): readonly number[] {
  const { defaults, limits } = KNOWN[name];
  const given = text === '' ? [] : text.split('/');
  if (given.length > limits.length) throw new UsageError(`--faults ${name} lleva ${limits.length} números`);
  return limits.map((limit, index) => {
    const written = given[index];
    const value = written === undefined ? (defaults[index] ?? 0) : Number(written);
    if (written === '' || !(value >= limit.low && value <= limit.high)) {
      throw new UsageError(
        `--faults ${name}: ${limit.name} debe ser un número de ${limit.low} a ${limit.high}, no ${written}`,
      );
    }
    return value;
  });
}

/** The chosen faults on a time line. A wall-clock fault starts when the clocks change, or else after a third. */
export function settingsOf(
  choice: FaultChoice,
  { from, until, live_at }: Period,
  zone: string,
): FaultSettings {
  const settings: FaultSettings = {};
  const { drift, jump, dst, loss, duplication, reorder, offline } = choice;
  const known = Math.min(until, Math.max(live_at, from + 3_600_000));
  if (drift) settings.drift = { ppm: drift[0] ?? 0, since: from };
  if (jump) settings.jump = { by_ms: (jump[0] ?? 0) * 1_000, at: from + (jump[1] ?? 0) * 1_000 };
  if (dst) {
    const start = clockChange(from, known, zone) ?? from + (known - from) / 3;
    settings.dst = { from: start, to: start + (dst[0] ?? 0) * 3_600_000, zona_horaria: zone };
  }
  if (loss) settings.loss = { share: loss[0] ?? 0 };
  if (duplication) settings.duplication = sharedDelay(duplication);
  if (reorder) settings.reorder = sharedDelay(reorder);
  if (offline) settings.offline = { for_ms: (offline[0] ?? 0) * 1_000, every_ms: (offline[1] ?? 0) * 1_000 };
  return settings;
}

function sharedDelay([share = 0, seconds = 0]: readonly number[]) {
  return { share, within_ms: seconds * 1_000 };
}
