import { expect, test } from 'vitest';
import { parseExposition } from '@/lib/testing/exposition';
import { createMetrics, type Metrics } from './metrics';

/** Seconds, bytes and counts: what Prometheus takes for base units; `_total` is of counters alone. */
const UNITS = /_(seconds|bytes|total)$/;
const GAUGES_OF_COUNTS = ['latido_sockets'];
/** The only names and values that a label may have: none of them tells who. */
const LABELS: Record<string, RegExp> = {
  surface: /^(native|seed|dispositivo)$/,
  code: /^(\d{4}|other)$/,
  outcome: /^(recovered|snapshot|repaired|gone)$/,
  kind: /^(stored|duplicate|rejected)$/,
  le: /^(-?[\d.]+|\+Inf)$/,
};

/** Once through all that can be told. */
function busy(): Metrics {
  const metrics = createMetrics();
  const { telemetry } = metrics;
  for (const surface of ['native', 'seed', 'dispositivo'] as const) {
    telemetry.opened(surface);
    telemetry.opened(surface);
    telemetry.closed(surface, 4001);
  }
  telemetry.tooSlow('seed');
  telemetry.recovery('recovered');
  telemetry.hole('gone');
  telemetry.ingested(5, 2, 1);
  telemetry.framed(12);
  telemetry.shown(700);
  telemetry.skew(-150_000);
  telemetry.skew(40);
  telemetry.queued(() => 1_000);
  telemetry.queued(() => 24);
  return metrics;
}

async function read({ text }: Metrics) {
  const { body, contentType } = await text();
  const families = parseExposition(body);
  const value = (name: string, labels: Record<string, string> = {}) =>
    [...families.values()]
      .flatMap(({ samples }) => samples)
      .find(
        (one) => one.name === name && Object.entries(labels).every(([key, text]) => one.labels[key] === text),
      )?.value;
  return { families, contentType, value };
}

test('every metric says what it is, in base units', async () => {
  const { families, contentType } = await read(busy());
  expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  const own = [...families.values()].filter(({ name }) => name.startsWith('latido_'));
  expect(own).toHaveLength(10);
  for (const { name, help, type } of families.values())
    expect(`${name} ${help.length > 5} ${type}`).toMatch(/ true (counter|gauge|histogram|summary)$/);
  for (const { name, type, samples } of own) {
    expect(samples).not.toHaveLength(0);
    if (!GAUGES_OF_COUNTS.includes(name)) expect(name).toMatch(UNITS);
    expect(`${name} ${type === 'counter'}`).toBe(`${name} ${name.endsWith('_total')}`);
  }
});

test('no label can name a person', async () => {
  const { families } = await read(busy());
  const own = [...families.values()].filter(({ name }) => name.startsWith('latido_'));
  for (const [label, text] of own.flatMap(({ samples }) =>
    samples.flatMap(({ labels }) => Object.entries(labels)),
  ))
    expect(`${label} ${text}`).toMatch(new RegExp(`^${label} ${LABELS[label]?.source.slice(1)}`));
});

test('counts what is told', async () => {
  const { value } = await read(busy());
  expect(value('latido_sockets', { surface: 'seed' })).toBe(1);
  expect(value('latido_sockets_closed_total', { surface: 'native', code: '4001' })).toBe(1);
  expect(value('latido_slow_closes_total')).toBe(1);
  expect(value('latido_socket_queue_bytes')).toBe(1_024);
  expect(value('latido_readings_total', { kind: 'stored' })).toBe(5);
  expect(value('latido_readings_total', { kind: 'duplicate' })).toBe(2);
  expect(value('latido_readings_total', { kind: 'rejected' })).toBe(1);
  expect(value('latido_recoveries_total', { outcome: 'recovered' })).toBe(1);
  expect(value('latido_stream_holes_total', { outcome: 'gone' })).toBe(1);
  expect(value('latido_ingest_to_frame_seconds_sum')).toBeCloseTo(0.012);
  expect(value('latido_sensor_to_frame_seconds_bucket', { le: '0.5' })).toBe(0);
  expect(value('latido_sensor_to_frame_seconds_bucket', { le: '0.7' })).toBe(1);
  expect(value('latido_device_skew_seconds_bucket', { le: '-120' })).toBe(1);
  expect(value('latido_device_skew_seconds_bucket', { le: '0.1' })).toBe(2);
});

test('what was never told is there as zero, and the process tells of itself', async () => {
  const { value } = await read(createMetrics());
  for (const kind of ['stored', 'duplicate', 'rejected'])
    expect(value('latido_readings_total', { kind })).toBe(0);
  expect(value('latido_sockets', { surface: 'native' })).toBe(0);
  expect(value('latido_socket_queue_bytes')).toBe(0);
  expect(value('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  expect(value('nodejs_heap_size_used_bytes')).toBeGreaterThan(1e6);
});

test('close codes of others are one series', async () => {
  const metrics = createMetrics();
  for (let code = 3_000; code < 4_000; code += 1) metrics.telemetry.closed('seed', code);
  const { families, value } = await read(metrics);
  expect(value('latido_sockets_closed_total', { code: 'other' })).toBe(1_000);
  expect(families.get('latido_sockets_closed_total')?.samples).toHaveLength(1);
});

test('two runtimes of one process do not count together', async () => {
  const [one, other] = [busy(), createMetrics()];
  expect((await read(one)).value('latido_slow_closes_total')).toBe(1);
  expect((await read(other)).value('latido_slow_closes_total')).toBe(0);
});

test('latency in ms: quantiles within a third, none without samples, nothing from the future', async () => {
  const { telemetry, latency } = createMetrics();
  expect(await latency()).toEqual({
    ingest_to_frame: { p50_ms: null, p95_ms: null, n: 0 },
    sensor_to_frame: { p50_ms: null, p95_ms: null, n: 0 },
  });
  for (let ms = 1; ms <= 1_000; ms += 1) telemetry.framed(ms);
  telemetry.shown(-3_000);
  telemetry.shown(60_000);
  const { ingest_to_frame, sensor_to_frame } = await latency();
  expect(ingest_to_frame.n).toBe(1_000);
  expect(ingest_to_frame.p50_ms).toBeCloseTo(500, -1);
  expect(ingest_to_frame.p95_ms).toBeCloseTo(950, -1);
  expect(sensor_to_frame).toEqual({ p50_ms: 10_000, p95_ms: 10_000, n: 1 });
});

test('readings that another server received, with a clock ahead of ours, count as at once', async () => {
  const { telemetry, latency } = createMetrics();
  telemetry.framed(-20);
  expect((await latency()).ingest_to_frame.n).toBe(1);
});
