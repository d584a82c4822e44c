import type { QueryClient } from '@tanstack/react-query';
import { CLOCK_LIMIT_MS } from '@/lib/domain/desfase';
import { DEFAULT_CADENCE_MS } from '@/lib/domain/dispositivos';
import type { ProblemCode } from '@/lib/domain/errors';
import { type Estado, estadoFrom, LIVE_FLOOR_MS, NEVER_HEARD } from '@/lib/domain/estado';
import type { Fuente } from '@/lib/domain/lecturas';
import type { SensorRow } from '@/lib/domain/reads';
import { problemOf } from './api';
import { isRefused, type ReadDeps } from './channel-query';
import type { LiveFrame } from './live-types';

/** What is held of a person's data state. `problem` is of the last poll; the estado before it stays. */
export type EstadoState = { estado: Estado | undefined; problem: ProblemCode | undefined };

export type Badge = {
  estado: Estado['estado'];
  edadMs: number | null;
  fuente: Fuente | null;
  /** Percent. */
  bateria: number | null;
  /** How far the device's clock is behind (+) or ahead (−), once that is known. */
  desfaseMs: number | null;
};

const POLL_MS = 10_000;
const SIGNED_OUT_POLL_MS = 60_000;

export function estadoKey(consumidorId: number) {
  return ['estado', consumidorId] as const;
}

export function estadoPollEvery(problem: ProblemCode | undefined): number | false {
  if (isRefused(problem)) return false;
  return problem === 'unauthenticated' ? SIGNED_OUT_POLL_MS : POLL_MS;
}

/** One poll. A reading that a frame told of while the answer was under way is not taken back by it. */
export async function pollEstado(
  { live, send, clock }: ReadDeps,
  consumidorId: number,
  held: () => EstadoState | undefined,
  signal?: AbortSignal,
): Promise<EstadoState> {
  const sent = clock.local();
  const mark = live.mark('sensor_data', consumidorId);
  try {
    const { data } = await send<Estado>('GET', `/api/consumidores/${consumidorId}/estado`, { signal });
    if (!data) return held() ?? NOTHING;
    const at = serverTime(data);
    if (at !== undefined) clock.heard(at, sent, clock.local());
    const now = held()?.estado;
    const overtaken = live.mark('sensor_data', consumidorId) !== mark && now !== undefined;
    return { estado: overtaken ? newer(data, now) : data, problem: undefined };
  } catch (error) {
    if (signal?.aborted) throw error;
    const { code } = problemOf(error);
    return { estado: isRefused(code) ? undefined : held()?.estado, problem: code };
  }
}

const NOTHING: EstadoState = { estado: undefined, problem: undefined };

/** The server counted the age at its own now; an age of 0 may be a reading from the future. */
function serverTime({ medido_at, edad_ms }: Estado): number | undefined {
  return medido_at !== null && edad_ms ? Date.parse(medido_at) + edad_ms : undefined;
}

function newer(answer: Estado, held: Estado): Estado {
  const { medido_at, visto_at, fuente } = held;
  if (medido_at === null || visto_at === null || fuente === null) return answer;
  return advance(answer, { medido_at, created_at: visto_at, fuente });
}

type Arrival = Pick<SensorRow, 'medido_at' | 'created_at' | 'fuente'>;

/**
 * Moves an estado on to a reading that arrived. A late one, or one from the future, says only that the device was
 * heard. What the server said of the sensor (not worn, flat, wrong clock) holds until the server takes it back.
 */
export function advance(estado: Estado, { medido_at, created_at, fuente }: Arrival): Estado {
  const visto_at = later(estado.visto_at, created_at);
  const newest = earlier(medido_at, created_at);
  const future = Date.parse(medido_at) - Date.parse(created_at) > CLOCK_LIMIT_MS;
  if (future || (estado.medido_at !== null && estado.medido_at >= newest))
    return visto_at === estado.visto_at ? estado : { ...estado, visto_at };
  return {
    ...estado,
    estado: isOfSensor(estado.estado) ? estado.estado : 'en_vivo',
    edad_ms: 0,
    medido_at: newest,
    visto_at,
    fuente,
    cadencia_ms: estado.cadencia_ms ?? DEFAULT_CADENCE_MS,
  };
}

const OF_SENSOR = ['no_puesto', 'plano', 'reloj'] as const;

function isOfSensor(estado: Estado['estado']): boolean {
  return OF_SENSOR.some((one) => one === estado);
}

const later = (a: string | null, b: string) => (a !== null && a >= b ? a : b);
const earlier = (a: string, b: string) => (a <= b ? a : b);

/** What the badge says at a moment of server time; without one, as the page was rendered. */
export function badgeAt(held: Estado | undefined, now: number | undefined): Badge {
  const { estado, edad_ms, medido_at, visto_at, cadencia_ms, fuente, bateria, desfase_ms } =
    held ?? NEVER_HEARD;
  const same = { fuente, bateria, desfaseMs: desfase_ms };
  if (now === undefined) return { ...same, estado, edadMs: edad_ms };
  const since = (instant: string | null) =>
    instant === null ? null : Math.max(0, now - Date.parse(instant));
  const edadMs = since(medido_at);
  const ticked = estadoFrom({
    silencio_ms: since(visto_at),
    edad_ms: edadMs,
    cadencia_ms: cadencia_ms ?? DEFAULT_CADENCE_MS,
    reloj: estado === 'reloj',
    no_puesto: estado === 'no_puesto',
    plano: estado === 'plano',
  });
  return { ...same, estado: ticked, edadMs };
}

/**
 * Frames of sensor_data move the estado at once, when anybody on the page shows it. After a silence the server
 * is asked as well: whether the sensor is worn, the readings do not say.
 */
export function bridgeEstado({ live }: Pick<ReadDeps, 'live'>, queries: QueryClient): () => void {
  return live.onFrame(({ channel, consumidorId, data }: LiveFrame) => {
    if (channel !== 'sensor_data') return;
    const key = estadoKey(consumidorId);
    const held = queries.getQueryData<EstadoState>(key)?.estado;
    if (!held) return;
    const estado = (data as SensorRow[]).reduce(advance, held);
    if (estado === held) return;
    queries.setQueryData<EstadoState>(key, { estado, problem: undefined });
    if (wasSilent(held, estado)) void queries.invalidateQueries({ queryKey: key });
  });
}

function wasSilent(before: Estado, { visto_at }: Estado): boolean {
  if (visto_at === null || before.visto_at === null) return visto_at !== null;
  return Date.parse(visto_at) - Date.parse(before.visto_at) >= LIVE_FLOOR_MS;
}
