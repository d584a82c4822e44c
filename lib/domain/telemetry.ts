export type Surface = 'seed' | 'native' | 'dispositivo';

/** What the parts tell of themselves, for those who run the system. Counts and times, never whose. */
export type Telemetry = {
  opened(surface: Surface): void;
  closed(surface: Surface, code: number): void;
  /** A subscription with `since`: all items given, or a snapshot in their place. */
  recovery(outcome: 'recovered' | 'snapshot'): void;
  /** An instance found a hole in the offsets: items that it had to read, or that are gone for good. */
  hole(outcome: 'repaired' | 'gone'): void;
  /** Readings of a batch: new ones, and those that had come before. */
  ingested(stored: number, duplicates: number): void;
  /** From the readings received to their frame handed to the first socket, ms. */
  framed(ms: number): void;
  /** From the readings measured to their frame, ms; clocks of devices are what they are. */
  shown(ms: number): void;
  /** How far a device's clock is from ours, ms, behind (+) or ahead (-). */
  skew(ms: number): void;
  /** Bytes that wait in all sockets together, looked at when asked. */
  queued(read: () => number): void;
};

export function noTelemetry(): Telemetry {
  const nothing = () => {};
  return {
    opened: nothing,
    closed: nothing,
    recovery: nothing,
    hole: nothing,
    ingested: nothing,
    framed: nothing,
    shown: nothing,
    skew: nothing,
    queued: nothing,
  };
}
