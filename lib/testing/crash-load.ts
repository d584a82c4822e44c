import { randomUUID } from 'node:crypto';
import { MINUTE_MS } from '@/lib/domain/time';

/** A paired device with its key and a session of its person. */
export type Band = { nombre: string; clave: string; consumidor_id: number; access: string };
export type Load = {
  /** The counters answered with 201, by the name of the band. */
  acknowledged: ReadonlyMap<string, readonly number[]>;
  /** The longest time (ms) without any answer since it was last asked. */
  longestSilence(): number;
  /** Resolves when what was under way is answered; fails when that never happens. */
  stop(): Promise<void>;
};

const PAUSE_MS = 20;
const RETRY_MS = 50;
/** A request that is not answered by then is sent again. */
const PATIENCE_MS = 10_000;
const LAST_PATIENCE_MS = 30_000;
const LARGEST_BATCH = 20;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function post<T>(url: string, body: unknown, token = ''): Promise<{ status: number; body: T }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { status: response.status, body: (await response.json()) as T };
}

/** People who register, sign in and pair their bands, all over the API of a server. */
export async function pairBands(url: string, persons: number, each: number): Promise<Band[]> {
  const bands: Band[] = [];
  for (let person = 0; person < persons; person += 1) {
    const account = { email: `${randomUUID()}@latido.test`, password: 'una frase bastante larga' };
    await post(`${url}/api/registro`, { ...account, nombre: 'Vida', rol: 'consumidor' });
    const { access } = (await post<{ access: string }>(`${url}/api/token`, account)).body;
    for (let place = 0; place < each; place += 1) {
      const nombre = `Pulsera ${randomUUID()}`;
      const code = await post<{ codigo: string }>(`${url}/api/dispositivos/codigo`, {}, access);
      const pairing = { codigo: code.body.codigo, nombre };
      const paired = await post<Band>(`${url}/api/dispositivos/emparejar`, pairing);
      if (paired.status !== 201) throw new Error(`pairing was answered ${paired.status}`);
      bands.push({ ...paired.body, nombre, access });
    }
  }
  return bands;
}

/** Some arrive late, some bring beats: every kind of rollup row is touched again and again. */
function reading(n: number) {
  const late = n % 10 === 0 ? 7 * MINUTE_MS : 0;
  return {
    n,
    medido_at: new Date(Date.now() - late).toISOString(),
    heart_rate: 60 + ((n * 7) % 400) / 10,
    accel_x: ((n * 31) % 200) / 100 - 1,
    accel_y: 0.1,
    accel_z: 0.9,
    ...(n % 3 === 0 ? { gyro_x: n % 90, gyro_y: 1.5, gyro_z: -2 } : {}),
    ...(n % 4 === 0 ? { rr_ms: [800 + (n % 50), 812] } : {}),
  };
}

/** When the load ends, and from when on nobody waits for an answer any more. */
type Course = { sending: boolean; givenUpAt: number };

/** Sends until it is answered; after a fault of the server, or no answer, the same again. */
async function deliver(urlNow: () => string, clave: string, items: readonly unknown[], course: Course) {
  const body = items.length === 1 ? items[0] : { lecturas: items };
  for (;;) {
    const answer = await post<Verdict>(`${urlNow()}/api/lecturas`, body, clave).catch(() => undefined);
    if (answer?.status === 201) return requireWhole(answer.body, items.length);
    if (answer && answer.status < 500) throw new Error(`a reading was answered ${answer.status}`);
    if (performance.now() > course.givenUpAt) throw new Error('a reading was never answered');
    await pause(RETRY_MS);
  }
}

function createSilence() {
  let heardAt = performance.now();
  let longest = 0;
  const heard = () => {
    longest = Math.max(longest, performance.now() - heardAt);
    heardAt = performance.now();
  };
  const take = (): number => {
    heard();
    const taken = longest;
    longest = 0;
    return taken;
  };
  return { heard, take };
}

/** Bands that send until they are stopped, every second one in batches, each reading with its counter. */
export function startLoad(bands: readonly Band[], urlNow: () => string): Load {
  const acknowledged = new Map(bands.map(({ nombre }) => [nombre, [] as number[]]));
  const course: Course = { sending: true, givenUpAt: Number.POSITIVE_INFINITY };
  const silence = createSilence();
  const drive = async ({ nombre, clave }: Band, place: number): Promise<void> => {
    for (let n = 0; course.sending; await pause(PAUSE_MS)) {
      const size = place % 2 === 0 ? 1 : 2 + (n % (LARGEST_BATCH - 1));
      const items = Array.from({ length: size }, (_, index) => reading(n + index));
      await deliver(urlNow, clave, items, course);
      silence.heard();
      acknowledged.get(nombre)?.push(...items.map((item) => item.n));
      n += size;
    }
  };
  const driving = Promise.all(bands.map(drive));
  driving.catch(() => {});
  return {
    acknowledged,
    longestSilence: silence.take,
    stop: async () => {
      course.sending = false;
      course.givenUpAt = performance.now() + LAST_PATIENCE_MS;
      await driving;
    },
  };
}

type Verdict = { aceptadas: number; duplicadas: number };

function requireWhole({ aceptadas, duplicadas }: Verdict, size: number): void {
  if (aceptadas + duplicadas !== size) throw new Error(`${aceptadas + duplicadas} of ${size} were taken`);
}
