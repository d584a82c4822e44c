import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { PROBLEMS } from '@/lib/domain/errors';
import type { Latency, Surface, Telemetry } from '@/lib/domain/telemetry';
import { type Figures, socketFigures } from './figures';
import { type Bucket, quantilesOf } from './quantiles';
import { createRate } from './rate';

export type Metrics = {
  telemetry: Telemetry;
  /** Everything in the text format of Prometheus. */
  text(): Promise<{ body: string; contentType: string }>;
  latency(): Promise<Latency>;
  figures(): Promise<Figures>;
};

/** 1 ms to 10 s, in seconds: close enough for quantiles that are right to a third. */
const LATENCY_BUCKETS = [
  0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1,
  1.5, 2, 3, 5, 7, 10,
];
const SKEW_BUCKETS = [-3_600, -300, -120, -30, -5, -1, -0.1, 0, 0.1, 1, 5, 30, 120, 300, 3_600];

/** Of this process alone, in a registry of its own. Nothing here names or counts a person. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const maker = makerOf(registry);
  const { latency, ...times } = latencyMetrics(maker);
  const { ingested, ...ingest } = ingestMetrics(maker);
  const rate = createRate();
  return {
    telemetry: {
      ...socketMetrics(maker),
      ...ingest,
      ingested: (stored, ...others) => {
        rate.add(stored);
        ingested(stored, ...others);
      },
      ...times,
    },
    text: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
    latency,
    figures: async () => ({ ...(await socketFigures(registry)), lecturas_por_minuto: rate.perMinute() }),
  };
}

type Sockets = 'opened' | 'closed' | 'tooSlow' | 'queued' | 'recovery' | 'hole';

function socketMetrics({ counter, gauge }: Maker): Pick<Telemetry, Sockets> {
  const open = gauge(
    'latido_sockets',
    'WebSockets that are open, by surface: native (pages), seed (one channel each), dispositivo (devices).',
    ['surface'],
  );
  const closed = counter(
    'latido_sockets_closed_total',
    'WebSockets that ended, by surface and close code; 1006 is a connection that was cut.',
    ['surface', 'code'],
  );
  const slow = counter(
    'latido_slow_closes_total',
    'WebSockets closed with 4008 because their reader took too long to take what was sent.',
  );
  const queues: (() => number)[] = [];
  const queued = () => queues.reduce((sum, read) => sum + read(), 0);
  gauge(
    'latido_socket_queue_bytes',
    'Bytes that wait in this process for the readers of all WebSockets.',
    [],
    queued,
  );
  for (const surface of SURFACES) open.set({ surface }, 0);
  return {
    opened: (surface) => open.inc({ surface }),
    closed: (surface, code) => {
      open.dec({ surface });
      closed.inc({ surface, code: knownCode(code) });
    },
    tooSlow: () => slow.inc(),
    queued: (read) => void queues.push(read),
    ...recoveryMetrics(counter),
  };
}

function recoveryMetrics(counter: Maker['counter']): Pick<Telemetry, 'recovery' | 'hole'> {
  const recoveries = counter(
    'latido_recoveries_total',
    'Subscriptions that came back with a cursor: recovered (all that was missed was sent) or snapshot (they began anew).',
    ['outcome'],
  );
  const holes = counter(
    'latido_stream_holes_total',
    'Holes in what this process heard of a stream: repaired (read from the database) or gone (deleted since).',
    ['outcome'],
  );
  for (const outcome of ['recovered', 'snapshot']) recoveries.inc({ outcome }, 0);
  for (const outcome of ['repaired', 'gone']) holes.inc({ outcome }, 0);
  return {
    recovery: (outcome) => recoveries.inc({ outcome }),
    hole: (outcome) => holes.inc({ outcome }),
  };
}

const SURFACES: readonly Surface[] = ['native', 'seed', 'dispositivo'];

const OWN_CODES = new Set<number>(
  Object.values(PROBLEMS).map((problem) => ('close' in problem ? problem.close : 0)),
);

/** A peer may close with any of thousands of codes, and each would be one more series for ever. */
function knownCode(code: number): string {
  return code <= 1015 || OWN_CODES.has(code) ? String(code) : 'other';
}

function ingestMetrics({ counter, histogram }: Maker): Pick<Telemetry, 'ingested' | 'skew'> {
  const readings = counter(
    'latido_readings_total',
    'Readings that devices sent: stored, duplicate (sent before) or rejected.',
    ['kind'],
  );
  const skew = histogram(
    'latido_device_skew_seconds',
    'How far the clock of a device is behind ours, or ahead when below zero, told with each batch. The sum may fall: do not take its rate.',
    SKEW_BUCKETS,
  );
  for (const kind of ['stored', 'duplicate', 'rejected']) readings.inc({ kind }, 0);
  return {
    ingested: (stored, duplicates, rejected) => {
      readings.inc({ kind: 'stored' }, stored);
      if (duplicates > 0) readings.inc({ kind: 'duplicate' }, duplicates);
      if (rejected > 0) readings.inc({ kind: 'rejected' }, rejected);
    },
    skew: (ms) => skew.observe(ms / 1_000),
  };
}

function latencyMetrics({
  histogram,
}: Maker): Pick<Telemetry, 'framed' | 'shown'> & Pick<Metrics, 'latency'> {
  const framed = histogram(
    'latido_ingest_to_frame_seconds',
    'From readings received to their frame handed to the first socket, by the clocks of the servers.',
    LATENCY_BUCKETS,
  );
  const shown = histogram(
    'latido_sensor_to_frame_seconds',
    'From live readings measured to their frame handed to the first socket. Trusts the clock of the device; what seems to come from the future is left out.',
    LATENCY_BUCKETS,
  );
  return {
    // Another instance may have received them, and its clock be a little ahead.
    framed: (ms) => framed.observe(Math.max(0, ms) / 1_000),
    shown: (ms) => {
      if (ms >= 0) shown.observe(ms / 1_000);
    },
    latency: async () => ({
      ingest_to_frame: quantilesOf(await bucketsOf(framed)),
      sensor_to_frame: quantilesOf(await bucketsOf(shown)),
    }),
  };
}

type Maker = ReturnType<typeof makerOf>;

function makerOf(registry: Registry) {
  const registers = [registry];
  return {
    counter: (name: string, help: string, labelNames: string[] = []) =>
      new Counter({ name, help, labelNames, registers }),
    /** `read`: looked at when asked. */
    gauge: (name: string, help: string, labelNames: string[], read?: () => number) =>
      new Gauge({
        name,
        help,
        labelNames,
        registers,
        collect() {
          if (read) this.set(read());
        },
      }),
    histogram: (name: string, help: string, buckets: number[]) =>
      new Histogram({ name, help, buckets, registers }),
  };
}

async function bucketsOf(histogram: Histogram): Promise<Bucket[]> {
  const { values } = await histogram.get();
  return values
    .filter(({ labels }) => labels.le !== undefined)
    .map(({ labels, value }) => ({ le: labels.le === '+Inf' ? Infinity : Number(labels.le), count: value }));
}
