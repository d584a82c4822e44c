import type { QueryClient } from '@tanstack/react-query';
import { DEFAULT_CADENCE_MS } from '@/lib/domain/dispositivos';
import type { ProblemCode } from '@/lib/domain/errors';
import { ageState, type Estado } from '@/lib/domain/estado';
import type { Fuente } from '@/lib/domain/lecturas';
import type { SensorRow } from '@/lib/domain/ports';
import { problemOf } from './api';
import { isRefused, type ReadDeps } from './channel-query';
import type { LiveFrame } from './live-types';

/** What is held of a person's data state. `problem` is of the last poll; the estado before it stays. */
export type EstadoState = { estado: Estado | undefined; problem: ProblemCode | undefined };

export type Badge = { estado: Estado['estado']; edadMs: number | null; fuente: Fuente | null };

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
  const { medido_at, fuente } = held;
  if (medido_at === null || fuente === null) return answer;
  return advance(answer, { medido_at, fuente });
}

/** Moves an estado on to a newer reading. A late one never moves it back. */
export function advance(estado: Estado, row: Pick<SensorRow, 'medido_at' | 'fuente'>): Estado {
  if (estado.medido_at !== null && estado.medido_at >= row.medido_at) return estado;
  const { medido_at, fuente } = row;
  return {
    estado: 'en_vivo',
    edad_ms: 0,
    medido_at,
    fuente,
    cadencia_ms: estado.cadencia_ms ?? DEFAULT_CADENCE_MS,
  };
}

/** What the badge says at a moment of server time; without one, as the page was rendered. */
export function badgeAt(held: Estado | undefined, now: number | undefined): Badge {
  if (!held || held.medido_at === null) return { estado: 'nunca', edadMs: null, fuente: null };
  const { estado, edad_ms, medido_at, cadencia_ms, fuente } = held;
  if (now === undefined) return { estado, edadMs: edad_ms, fuente };
  const edadMs = Math.max(0, now - Date.parse(medido_at));
  return { estado: ageState(edadMs, cadencia_ms ?? DEFAULT_CADENCE_MS), edadMs, fuente };
}

/** Frames of sensor_data move the estado at once, when anybody on the page shows it. */
export function bridgeEstado({ live }: Pick<ReadDeps, 'live'>, queries: QueryClient): () => void {
  return live.onFrame(({ channel, consumidorId, data }: LiveFrame) => {
    if (channel !== 'sensor_data') return;
    const row = newest(data as SensorRow[]);
    const key = estadoKey(consumidorId);
    const held = queries.getQueryData<EstadoState>(key)?.estado;
    if (!row || !held) return;
    const estado = advance(held, row);
    if (estado !== held) queries.setQueryData<EstadoState>(key, { estado, problem: undefined });
  });
}

function newest(rows: readonly SensorRow[]): SensorRow | undefined {
  return rows.reduce<SensorRow | undefined>((a, b) => (a && a.medido_at >= b.medido_at ? a : b), undefined);
}
