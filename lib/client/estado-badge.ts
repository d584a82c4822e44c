import { DEFAULT_CADENCE_MS } from '@/lib/domain/dispositivos';
import { type Estado, estadoFrom, NEVER_HEARD } from '@/lib/domain/estado';
import type { Fuente } from '@/lib/domain/lecturas';

export type Badge = {
  estado: Estado['estado'];
  edadMs: number | null;
  fuente: Fuente | null;
  /** Percent. */
  bateria: number | null;
  /** How far the device's clock is behind (+) or ahead (−), once that is known. */
  desfaseMs: number | null;
};

/**
 * What the badge says at a moment of server time; without one, as the page was rendered. What the server said of the
 * sensor (not worn, flat, wrong clock) holds until the server takes it back or the device falls silent.
 */
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
