import type { Quantiles } from '@/lib/domain/telemetry';

/** How many measures were at most `le`, in seconds, the smaller ones included: as Prometheus counts. */
export type Bucket = { le: number; count: number };

export function quantilesOf(buckets: readonly Bucket[]): Quantiles {
  const inMs = (q: number) => {
    const seconds = quantile(buckets, q);
    return seconds === null ? null : Math.round(seconds * 10_000) / 10;
  };
  return { p50_ms: inMs(0.5), p95_ms: inMs(0.95), n: buckets.at(-1)?.count ?? 0 };
}

/**
 * The value below which a part `q` of the measures lies, taken as evenly spread within their bucket, as
 * `histogram_quantile` of Prometheus takes them. Ascending buckets, the last without an end: what falls there
 * is told as the largest finite bound. Null without measures.
 */
export function quantile(buckets: readonly Bucket[], q: number): number | null {
  const total = buckets.at(-1)?.count ?? 0;
  if (total === 0) return null;
  const rank = q * total;
  let low: Bucket = { le: 0, count: 0 };
  for (const bucket of buckets) {
    if (bucket.count >= rank && bucket.count > low.count) {
      if (!Number.isFinite(bucket.le)) return low.le;
      return low.le + ((bucket.le - low.le) * (rank - low.count)) / (bucket.count - low.count);
    }
    low = bucket;
  }
  return low.le;
}
