export type Surface = 'seed' | 'native' | 'dispositivo';

/** What the parts tell of themselves, for those who run the system. Counts and times, never whose. */
export type Telemetry = {
  opened(surface: Surface): void;
  closed(surface: Surface, code: number): void;
  /** A socket is closed because its reader is too slow; it may take long until it is gone, without the code. */
  tooSlow(surface: Surface): void;
  /** A subscription with `since`: all items given, or a snapshot in their place. */
  recovery(outcome: 'recovered' | 'snapshot'): void;
  /** An instance found a hole in the offsets: items that it had to read, or that are gone for good. */
  hole(outcome: 'repaired' | 'gone'): void;
  /** Readings of a batch: new ones, those that had come before, and those that were not taken. */
  ingested(stored: number, duplicates: number, rejected: number): void;
  /** From the readings received to their frame handed to the first socket, ms. */
  framed(ms: number): void;
  /** From the readings measured to their frame, ms; clocks of devices are what they are, and it may be below zero. */
  shown(ms: number): void;
  /** How far a device's clock is from ours, ms, behind (+) or ahead (-); told with each batch once it is known. */
  skew(ms: number): void;
  /** Bytes that wait in a group of sockets, looked at when asked; the groups are added up. */
  queued(read: () => number): void;
};

export function noTelemetry(): Telemetry {
  const nothing = () => {};
  return {
    opened: nothing,
    closed: nothing,
    tooSlow: nothing,
    recovery: nothing,
    hole: nothing,
    ingested: nothing,
    framed: nothing,
    shown: nothing,
    skew: nothing,
    queued: nothing,
  };
}

/** In ms; null without samples. The largest measure that is told apart is 10,000: it means that or more. */
export type Quantiles = { p50_ms: number | null; p95_ms: number | null; n: number };

/** How old readings are when their frame is sent, of one instance since it started. */
export type Latency = { ingest_to_frame: Quantiles; sensor_to_frame: Quantiles };
