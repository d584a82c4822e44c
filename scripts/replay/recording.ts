/** Samples of the wristband's accelerometer a second. */
export const ACC_HZ = 32;
/** The wristband counts acceleration in 1/64 g. */
const COUNTS_PER_G = 64;

/**
 * A recording, second by second. `starts_at` ms since 1970. `accel[axis]` in g at 32 Hz; `heart_rate` bpm or
 * null where the device had none; `rr_ms` the inter-beat intervals (ms) whose beats fall in that second.
 */
export type Recording = {
  starts_at: number;
  seconds: number;
  accel: readonly [Float32Array, Float32Array, Float32Array];
  heart_rate: readonly (number | null)[];
  rr_ms: readonly (readonly number[])[];
};

export type RecordingText = { acc: string; hr: string; ibi: string };

/** Cuts to whole seconds that have motion, and puts heart rate and beats on the motion's time line. */
export function parseRecording(text: RecordingText): Recording {
  const acc = parseAcceleration(text.acc);
  const seconds = Math.floor(acc.accel[0].length / ACC_HZ);
  return {
    starts_at: acc.starts_at,
    seconds,
    accel: acc.accel,
    heart_rate: parseHeartRate(text.hr, acc.starts_at, seconds),
    rr_ms: parseBeats(text.ibi, acc.starts_at, seconds),
  };
}

function parseAcceleration(text: string): Pick<Recording, 'starts_at' | 'accel'> {
  const [start, rate, ...samples] = rows(text);
  expectRate('ACC', rate?.[0], ACC_HZ);
  const axis = (index: number) =>
    Float32Array.from(samples, (sample) => number('ACC', sample[index]) / COUNTS_PER_G);
  return { starts_at: startOf('ACC', start?.[0]), accel: [axis(0), axis(1), axis(2)] };
}

/** Heart rate starts some seconds after motion: the device needs its first beats. */
function parseHeartRate(text: string, startsAt: number, seconds: number): (number | null)[] {
  const [start, rate, ...samples] = rows(text);
  expectRate('HR', rate?.[0], 1);
  const lead = Math.round((startOf('HR', start?.[0]) - startsAt) / 1_000);
  return Array.from({ length: seconds }, (_, second) => {
    const sample = samples[second - lead];
    return sample === undefined ? null : number('HR', sample[0]);
  });
}

/** Each row: when the beat fell, seconds after the start, and the seconds since the beat before it. */
function parseBeats(text: string, startsAt: number, seconds: number): number[][] {
  const [start, ...beats] = rows(text);
  const lead = (startOf('IBI', start?.[0]) - startsAt) / 1_000;
  const bySecond: number[][] = Array.from({ length: seconds }, () => []);
  for (const beat of beats) {
    const second = Math.floor(number('IBI', beat[0]) + lead);
    bySecond[second]?.push(Math.round(number('IBI', beat[1]) * 1_000));
  }
  return bySecond;
}

function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(','));
}

function startOf(file: string, cell: string | undefined): number {
  return Math.round(number(file, cell) * 1_000);
}

function expectRate(file: string, cell: string | undefined, hz: number): void {
  const rate = number(file, cell);
  if (rate !== hz) throw new Error(`${file}: se esperaban ${hz} Hz y dice ${rate}`);
}

function number(file: string, cell: string | undefined): number {
  const value = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
  if (!Number.isFinite(value)) throw new Error(`${file}: «${cell ?? ''}» no es un número`);
  return value;
}
