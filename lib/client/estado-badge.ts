import { toldAge } from '@/lib/domain/edad';
import { type Estado, estadoAt, NEVER_HEARD } from '@/lib/domain/estado';
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

/** What the badge says at a moment of server time; without one, as the page was rendered. */
export function badgeAt(held: Estado | undefined, now: number | undefined): Badge {
  const said = held ?? NEVER_HEARD;
  const { fuente, bateria, desfase_ms } = said;
  const { estado, edad_ms } = now === undefined ? said : estadoAt(said, new Date(now));
  return { estado, edadMs: edad_ms, fuente, bateria, desfaseMs: desfase_ms };
}

export function isSameBadge(a: Badge, b: Badge): boolean {
  return isSameButAge(a, b) && a.edadMs === b.edadMs;
}

/** Whether two are read alike: an age is told in its largest unit. */
export function isToldAlike(a: Badge, b: Badge): boolean {
  const told = ({ edadMs }: Badge) => edadMs !== null && toldAge(edadMs);
  return isSameButAge(a, b) && told(a) === told(b);
}

function isSameButAge({ edadMs: _, ...a }: Badge, b: Badge): boolean {
  return (Object.keys(a) as (keyof typeof a)[]).every((key) => a[key] === b[key]);
}
