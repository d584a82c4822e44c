import { type Clock, systemClock } from '@/lib/domain/clock';

/**
 * The server's time as this page knows it. A phone whose clock is wrong must not show wrong ages, so ages are
 * counted against this and never against the phone's own clock. All times in ms since 1970.
 */
export type ServerClock = {
  now(): number;
  /** For what is written down: a page of long ago, kept for when there is no network, says nothing of now. */
  measured(): number;
  /** The phone's own time, to measure a request with. */
  local(): number;
  /** An answer carried the server's time `at`; the request ran from `sent` to `received`, local time. */
  heard(at: number, sent: number, received: number): void;
  /** A rendered page carried the server's time: it arrived with unknown delay, so it only replaces ignorance. */
  rendered(at: number): void;
};

type Sample = { offset: number; rtt: number };

const SAMPLES = 8;
/** A page rendered less than this ago says nothing against the phone's clock. */
const RENDER_DELAY_MS = 10_000;

export function createServerClock(clock: Clock = systemClock): ServerClock {
  let samples: Sample[] = [];
  let offset = 0;
  const local = () => clock.now().getTime();
  return {
    local,
    now: () => local() + offset,
    measured: () => local() + (samples.length > 0 ? offset : 0),
    heard(at, sent, received) {
      if (!Number.isFinite(at)) return;
      const sample = { offset: at - (sent + received) / 2, rtt: received - sent };
      samples = [...samples, sample].slice(-SAMPLES);
      offset = best(samples).offset;
    },
    rendered(at) {
      if (samples.length > 0 || !Number.isFinite(at)) return;
      const difference = at - local();
      offset = Math.abs(difference) > RENDER_DELAY_MS ? difference : 0;
    },
  };
}

/** The quickest answer bounds the error best: half its duration. */
function best(samples: readonly Sample[]): Sample {
  return samples.reduce((a, b) => (b.rtt < a.rtt ? b : a));
}

/** One page talks to one server, so it has one clock. */
export const pageClock = createServerClock();
