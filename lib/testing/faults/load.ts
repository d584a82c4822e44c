import { pause } from './durations';

/** A device that sends until it is stopped, each reading until it is acknowledged. */
export type Device = {
  /** The last offset of each answer, and when it came (`performance.now()`). */
  acknowledged: { seq: number; at: number }[];
  /** How many readings there were. */
  sent(): number;
  /** Resolves when everything is acknowledged. */
  stop(): Promise<void>;
};

/** `disordered`: batches overtake each other, and every second one comes twice. */
export type DeviceOptions = { key: string; url(): string; motionHz?: number; disordered?: boolean };

type Item = { n: number; medido_at: string } & Record<string, number | string>;

const PATIENCE_MS = 5_000;
const RETRY_MS = 100;
const SECOND = 1_000;

/** Motion at 25 Hz in a batch a second, and a heart rate a second on its own. */
export function startDevice(options: DeviceOptions): Device {
  const { motionHz = 25, disordered = false } = options;
  const acknowledged: Device['acknowledged'] = [];
  const under = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let n = 0;
  let going = true;
  const next = (at: number, values: Record<string, number>): Item => {
    n += 1;
    return { n, medido_at: new Date(at).toISOString(), ...values };
  };
  const post = (items: Item[], wait = 0): void => {
    const work = deliver(options, items, wait, acknowledged)
      .catch((error) => void failures.push(error))
      .finally(() => under.delete(work));
    under.add(work);
  };
  const drive = async (): Promise<void> => {
    for (let turn = 0; going; turn += 1) {
      const from = Date.now();
      await pause(SECOND);
      const batch = Array.from({ length: motionHz }, (_, index) =>
        next(from + (index * SECOND) / motionHz, { accel_x: (index % 9) / 10, accel_y: 0.1, accel_z: 0.9 }),
      );
      const beat = [next(from + SECOND - 1, { heart_rate: 60 + (turn % 40) })];
      post(batch, disordered && turn % 3 === 1 ? 1.5 * SECOND : 0);
      post(beat);
      if (disordered && turn % 2 === 0) post(batch, (turn % 5) * 100);
    }
  };
  const driving = drive();
  return {
    acknowledged,
    sent: () => n,
    stop: async () => {
      going = false;
      await driving;
      while (under.size > 0) await Promise.all(under);
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function deliver(
  { url, key }: DeviceOptions,
  items: Item[],
  wait: number,
  acknowledged: Device['acknowledged'],
): Promise<void> {
  await pause(wait);
  const body = JSON.stringify(items.length === 1 ? items[0] : { lecturas: items });
  for (; ; await pause(RETRY_MS)) {
    const answer = await post(`${url()}/api/lecturas`, key, body).catch(() => undefined);
    if (!answer || answer.status >= 500) continue;
    const { aceptadas, duplicadas, seq } = answer.said;
    if (answer.status !== 201 || aceptadas + duplicadas !== items.length)
      throw new Error(`a batch was answered ${answer.status}`);
    acknowledged.push({ seq, at: performance.now() });
    return;
  }
}

async function post(url: string, key: string, body: string) {
  const { status, json } = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).then(async (answer) => ({ status: answer.status, json: (await answer.json()) as unknown }));
  return { status, said: json as { aceptadas: number; duplicadas: number; seq: number } };
}
