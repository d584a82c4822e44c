import { type RrPacket, rrSums } from '@/lib/domain/metrics/hrv';
import { widen, windowStats } from '@/lib/domain/metrics/stats';
import { addReading, asPart, emptySums, mergeSums, type Sums, settleMinute } from '@/lib/domain/metrics/sums';
import type { VentanaFacts } from '@/lib/domain/modelo/types';
import { MINUTE_MS } from '@/lib/domain/time';
import type { Recording } from '../replay/recording';
import { makeTimeline } from '../replay/timeline';

/** What the replayer sends by default: the acceleration that the server would have got. */
const READINGS_HZ = 4;

/** The minutes of a recording, in order, on the clock's own minutes as the server keeps them. */
export type Minutes = { first_ms: number; sums: readonly Sums[] };

type Bucket = { sums: Sums; packets: RrPacket[] };

export function minutesOf(recording: Recording): Minutes {
  const line = makeTimeline({
    recording,
    acc_hz: READINGS_HZ,
    speed: 1,
    loop: false,
    backfill_seconds: 0,
    live_at: recording.starts_at,
  });
  const first_ms = Math.floor(recording.starts_at / MINUTE_MS) * MINUTE_MS;
  const count = Math.ceil((recording.starts_at - first_ms + recording.seconds * 1_000) / MINUTE_MS);
  const buckets = Array.from({ length: count }, (): Bucket => ({ sums: emptySums(), packets: [] }));
  for (let step = 0; step < line.steps; step++) addStep(buckets, first_ms, line.itemAt(step));
  return { first_ms, sums: buckets.map(settle) };
}

function addStep(
  buckets: readonly Bucket[],
  firstMs: number,
  item: ReturnType<ReturnType<typeof makeTimeline>['itemAt']>,
): void {
  const medido_ms = Date.parse(item.medido_at);
  const bucket = buckets[Math.floor((medido_ms - firstMs) / MINUTE_MS)];
  if (bucket === undefined) return;
  const { heart_rate = null, accel_x = null, accel_y = null, accel_z = null } = item;
  const measured = {
    medido_ms,
    heart_rate,
    accel_x,
    accel_y,
    accel_z,
    gyro_x: null,
    gyro_y: null,
    gyro_z: null,
  };
  addReading(bucket.sums, measured, 1_000 / READINGS_HZ);
  if (item.rr_ms) bucket.packets.push({ dispositivo_id: 1, medido_ms, rr_ms: item.rr_ms });
}

function settle({ sums, packets }: Bucket): Sums {
  settleMinute(sums);
  return asPart({ ...sums, ...rrSums(packets) });
}

/** The window of `length` minutes that starts at a minute; undefined where it is not whole. */
export function windowAt(
  { first_ms, sums }: Minutes,
  minute: number,
  length: number,
): VentanaFacts | undefined {
  if (minute < 0 || minute + length > sums.length) return undefined;
  const whole = sums.slice(minute, minute + length).reduce(mergeSums);
  return {
    ...windowStats(widen(whole), length * MINUTE_MS),
    window_start: new Date(first_ms + minute * MINUTE_MS),
  };
}
