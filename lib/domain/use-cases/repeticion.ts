import type { Actor } from '../access';
import { LatidoError } from '../errors';
import {
  type DiaRepetido,
  formatTramoCursor,
  TRAMO_LECTURAS,
  TRAMO_MS,
  type Tramo,
  type TramoCursor,
} from '../repeticion';
import { dayOf, type Fecha } from '../time';
import type { Deps } from './deps';
import { ownConsumidor } from './read-access';

/** The outline of one's own day; null for one to come. */
export async function findDia(deps: Deps, actor: Actor, fecha: Fecha): Promise<DiaRepetido | null> {
  const consumidorId = await ownConsumidor(deps, actor);
  return deps.repos.snapshots.consistent(consumidorId, 'consumidor', async ({ zona_horaria }, reads) => {
    const { from, to } = dayOf(fecha, zona_horaria);
    if (from > deps.clock.now()) return null;
    const ventanas = await reads.ventanasEntre(consumidorId, from, to);
    return {
      fecha,
      zona_horaria,
      desde: from.toISOString(),
      hasta: to.toISOString(),
      ventanas: ventanas.map(({ inicio, ...rest }) => ({ inicio: inicio.toISOString(), ...rest })),
      eventos: await reads.eventosEntre(consumidorId, from, to),
    };
  });
}

/** One's own readings of a stretch of at most an hour, in pages. @throws invalid for a longer one */
export async function findTramo(
  deps: Deps,
  actor: Actor,
  { desde, hasta }: { desde: Date; hasta: Date },
  after: TramoCursor | null,
): Promise<Tramo> {
  const consumidorId = await ownConsumidor(deps, actor);
  const length = hasta.getTime() - desde.getTime();
  if (length <= 0 || length > TRAMO_MS)
    throw new LatidoError('invalid', {
      errors: [{ pointer: '/hasta', detail: 'después de desde, una hora como mucho' }],
    });
  const found = await deps.repos.snapshots.consistent(consumidorId, 'consumidor', (_, reads) =>
    reads.lecturasEntre(consumidorId, desde, hasta, after, TRAMO_LECTURAS),
  );
  const rows = found ?? [];
  const last = rows.length === TRAMO_LECTURAS ? rows.at(-1) : undefined;
  return {
    desde: desde.toISOString(),
    hasta: hasta.toISOString(),
    lecturas: rows.map(({ medido_at, heart_rate, accel_x, accel_y, accel_z }) => ({
      medido_at,
      heart_rate,
      accel_x,
      accel_y,
      accel_z,
    })),
    siguiente: last ? formatTramoCursor({ medido_ms: Date.parse(last.medido_at), seq: last.seq }) : null,
  };
}
