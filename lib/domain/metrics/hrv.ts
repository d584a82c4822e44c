import { RR_SCALE, type Sums } from './sums';

/** The RR intervals (ms) that one reading of one device brought. */
export type RrPacket = { dispositivo_id: number; medido_ms: number; rr_ms: readonly number[] };

export type RrSums = Pick<Sums, 'rr_n' | 'nn_n' | 'nn_sum' | 'nn_sq' | 'nn_pairs' | 'nn_diff_sq'>;

/** Outside these the heart does not beat; `evidence.md` §5a. */
const NN_MIN = 300 * RR_SCALE;
const NN_MAX = 2_000 * RR_SCALE;
/** Further than this from the median around it, an interval is a missed or an invented beat. */
const FROM_MEDIAN = 0.2;
const AROUND = 2;
/** More silence than this before a packet's first beat: the beats before it are not its neighbours. */
const GAP_MS = 1_500;

type Beat = { rr: number; joined: boolean; ok: boolean };

/**
 * The RR sums of one minute, from all its packets in whatever order they came. An interval outside 300–2,000 ms,
 * or more than 20 % from the median of the five around it, is an artefact; SDNN takes the rest, RMSSD the
 * differences between two good ones that follow each other. Differences across two minutes are not taken, so that
 * minutes add up exactly.
 */
export function rrSums(packets: readonly RrPacket[]): RrSums {
  const sums: RrSums = { rr_n: 0, nn_n: 0, nn_sum: 0, nn_sq: 0, nn_pairs: 0, nn_diff_sq: 0 };
  for (const beats of beatsByDevice(packets)) addBeats(sums, beats);
  return sums;
}

function addBeats(sums: RrSums, beats: readonly Beat[]): void {
  for (const [index, { rr, joined, ok }] of beats.entries()) {
    sums.rr_n += 1;
    if (!ok) continue;
    sums.nn_n += 1;
    sums.nn_sum += rr;
    sums.nn_sq += rr * rr;
    const before = beats[index - 1];
    if (!joined || !before?.ok) continue;
    sums.nn_pairs += 1;
    sums.nn_diff_sq += (rr - before.rr) ** 2;
  }
}

function beatsByDevice(packets: readonly RrPacket[]): Beat[][] {
  const byDevice = new Map<number, RrPacket[]>();
  for (const packet of packets) {
    const own = byDevice.get(packet.dispositivo_id);
    if (own) own.push(packet);
    else byDevice.set(packet.dispositivo_id, [packet]);
  }
  return [...byDevice.values()].map((own) => {
    const beats = own.toSorted(byTimeThenContent).flatMap(beatsOf);
    for (const [index, beat] of beats.entries()) beat.ok = isBeat(beats, index);
    return beats;
  });
}

function beatsOf(packet: RrPacket, index: number, packets: readonly RrPacket[]): Beat[] {
  const before = packets[index - 1];
  const span = packet.rr_ms.reduce((sum, rr) => sum + rr, 0);
  const follows = before !== undefined && packet.medido_ms - span - before.medido_ms <= GAP_MS;
  return packet.rr_ms.map((rr, place) => ({
    rr: Math.round(rr * RR_SCALE),
    joined: place > 0 || follows,
    ok: false,
  }));
}

/** Content settles ties, so that the order of arrival cannot. */
function byTimeThenContent(a: RrPacket, b: RrPacket): number {
  return a.medido_ms - b.medido_ms || (String(a.rr_ms) < String(b.rr_ms) ? -1 : 1);
}

function isBeat(beats: readonly Beat[], index: number): boolean {
  const rr = beats[index]?.rr ?? 0;
  if (!isPossible(rr)) return false;
  const near: number[] = [];
  const last = Math.min(beats.length - 1, index + AROUND);
  for (let at = Math.max(0, index - AROUND); at <= last; at += 1) {
    const other = beats[at]?.rr ?? 0;
    if (isPossible(other)) insert(near, other);
  }
  const median = ((near[(near.length - 1) >> 1] ?? rr) + (near[near.length >> 1] ?? rr)) / 2;
  return Math.abs(rr - median) <= FROM_MEDIAN * median;
}

function isPossible(rr: number): boolean {
  return rr >= NN_MIN && rr <= NN_MAX;
}

/** Keeps a handful of numbers in order; called for every beat, so without a copy. */
function insert(sorted: number[], value: number): void {
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1] ?? 0) > value) at -= 1;
  sorted.splice(at, 0, value);
}
