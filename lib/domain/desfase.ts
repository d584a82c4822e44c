/**
 * How far the clock of a device is off ours, from nothing but its readings. A reading arrives `offset + delay`
 * after its stamp, and a delay is never negative: the least lag of a while is the offset plus the least delay.
 *
 * Ahead needs no second look: no delay makes a reading arrive before it was measured. Behind looks like a
 * device that sends what it had stored, so it is told only when the least lag held for two windows in a row;
 * while stored readings are sent faster than they were taken, the lag falls and nothing is told.
 *
 * Limits: a delay that stays the same for ten minutes (a phone that hands over every reading an hour late)
 * cannot be told from a slow clock. Stored readings sent at less than 1.2 times the pace they were taken at
 * pass for one too. A clock that was set right shows at once when it was behind, after a minute when it was ahead.
 */
export type Desfase = {
  /** Device clock behind (+) or ahead (−) of ours; null while it cannot be told. */
  desfase_ms: number | null;
  /** Our time when the running window began. */
  reloj_desde: number | null;
  /** Least lag of the running window, of the whole one before it, and of the one before that. */
  reloj_lags: readonly number[];
  /** Our time when a reading was last proof of a clock ahead. */
  reloj_adelanto: number | null;
};

export const NO_DESFASE: Desfase = {
  desfase_ms: null,
  reloj_desde: null,
  reloj_lags: [],
  reloj_adelanto: null,
};

/** A clock off by more than this is told (`domain.md` §6); a reading further ahead is never the newest. */
export const CLOCK_LIMIT_MS = 2 * 60_000;

const WINDOW_MS = 5 * 60_000;
/** The lag of a wrong clock does not fall by more than this from one window to the next. */
const STEADY_MS = 60_000;
/** Lags that no longer prove a clock ahead: after this long it was set right, before it they may be stored readings. */
const STEP_MS = 60_000;

export function isClockOff({ desfase_ms }: Pick<Desfase, 'desfase_ms'>): boolean {
  return desfase_ms !== null && Math.abs(desfase_ms) > CLOCK_LIMIT_MS;
}

/** One batch whose newest reading is stamped `newest_ms` arrived at `recibido_ms`. */
export function advanceDesfase(before: Desfase, recibido_ms: number, newest_ms: number): Desfase {
  const lag = recibido_ms - newest_ms;
  const ahead = lag < -CLOCK_LIMIT_MS;
  const reloj_adelanto = ahead ? recibido_ms : before.reloj_adelanto;
  const { reloj_desde, reloj_lags } = windowsWith(before, recibido_ms, lag);
  return { desfase_ms: estimate(reloj_lags), reloj_desde, reloj_lags, reloj_adelanto };
}

function windowsWith(before: Desfase, recibido_ms: number, lag: number) {
  const { reloj_desde, reloj_lags } = before;
  const [running = lag, ...whole] = reloj_lags;
  if (reloj_desde === null || wasSetBack(before, recibido_ms, lag))
    return { reloj_desde: recibido_ms, reloj_lags: [lag] };
  if (recibido_ms - reloj_desde >= WINDOW_MS)
    return { reloj_desde: recibido_ms, reloj_lags: [lag, running, ...whole].slice(0, 3) };
  return { reloj_desde, reloj_lags: [Math.min(running, lag), ...whole] };
}

/** The clock was ahead and is not any more: what it said before counts no longer. */
function wasSetBack(before: Desfase, recibido_ms: number, lag: number): boolean {
  const wasAhead = before.reloj_lags.some((one) => one < -CLOCK_LIMIT_MS);
  return wasAhead && lag >= -CLOCK_LIMIT_MS && recibido_ms - (before.reloj_adelanto ?? 0) > STEP_MS;
}

function estimate(lags: readonly number[]): number | null {
  const least = Math.min(...lags);
  if (least <= CLOCK_LIMIT_MS) return least;
  const steady = lags.every((lag, index) => lag >= (lags[index + 1] ?? lag) - STEADY_MS);
  return lags.length === 3 && steady ? least : null;
}
