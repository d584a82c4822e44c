import type { Sought } from '../accesos';
import type { Actor } from '../access';
import { LatidoError } from '../errors';
import { type Calendario, calendarioDe } from '../metrics/progreso/calendario';
import { diasDe } from '../metrics/progreso/dias';
import { type Corazon, type Informe, informeDe } from '../metrics/progreso/informe';
import { type Mapa, mapaDe } from '../metrics/progreso/mapa';
import {
  REPOSO_ANTES,
  REPOSO_SEMANAS,
  type Reposo,
  reposoDe,
  reposoDeSemana,
} from '../metrics/progreso/reposo';
import type { Reads } from '../reads';
import { diasDeSemana, masDias, type Semana, semanaOf } from '../semana';
import { type AsOf, asOf, lastMoment } from '../terms';
import { eachDay, type Fecha, fechaOf } from '../time';
import type { Deps } from './deps';
import { authorizeRead, ownConsumidor, readable } from './read-access';

type Seen = { reads: Reads; now: Date; zone: string };

/** Reads of one moment, as a reader finds the person: as it is, or as it was at the past moment that they see. */
async function seenBy<T>(
  { repos, clock }: Pick<Deps, 'repos' | 'clock'>,
  consumidorId: number,
  as_of: AsOf | null,
  read: (seen: Seen) => Promise<T>,
): Promise<T> {
  const found = await repos.snapshots.consistent(
    consumidorId,
    'consumidor',
    async ({ zona_horaria: zone }, reads, readsAsOf) => ({
      value: await read({
        reads: as_of ? readsAsOf(as_of) : reads,
        now: as_of ? lastMoment(as_of) : clock.now(),
        zone,
      }),
    }),
  );
  if (!found) throw new LatidoError('not_allowed');
  return found.value;
}

/** The days of a month `2026-11`, today's when none is named. */
export async function findCalendario(
  deps: Deps,
  actor: Actor,
  consumidorId: number,
  mes?: string,
): Promise<Calendario> {
  const { as_of } = await authorizeRead(deps, actor, consumidorId, 'consumos', { que: 'calendario' });
  return seenBy(deps, consumidorId, as_of, async ({ reads, now, zone }) => {
    const hoy = fechaOf(now, zone);
    const dias = diasDe(await reads.progreso(consumidorId), now, zone);
    return calendarioDe(dias, mes ?? hoy.slice(0, 7), hoy);
  });
}

/** When antojos come. */
export async function findMapa(
  deps: Deps,
  actor: Actor,
  consumidorId: number,
  motivo: string | null,
): Promise<Mapa> {
  const { as_of } = await authorizeRead(deps, actor, consumidorId, 'deseos', { que: 'mapa' });
  return seenBy(deps, consumidorId, as_of, async ({ reads, zone }) =>
    mapaDe(await reads.deseosEnHora(consumidorId), motivo, zone),
  );
}

/** One's own resting heart rate since the quit date, which no scope shows to anybody. */
export async function findReposo(deps: Deps, actor: Actor): Promise<Reposo> {
  const consumidorId = await ownConsumidor(deps, actor);
  return seenBy(deps, consumidorId, null, async ({ reads, now, zone }) => {
    const { plan } = await reads.progreso(consumidorId);
    const hoy = fechaOf(now, zone);
    const quit = plan.fecha_abandono;
    if (quit === null || quit > hoy) return reposoDe([], quit, hoy);
    const first = masDias(quit, -7 * REPOSO_ANTES);
    const last = masDias(quit, 7 * REPOSO_SEMANAS - 1);
    const days = eachDay(first, last < hoy ? last : hoy, zone);
    return reposoDe(await reads.reposo(consumidorId, days), quit, hoy);
  });
}

const INFORME: Sought = { que: 'informe', scopes: ['deseos', 'consumos'], also: ['frecuencia'] };

/**
 * A week as its reader may see it.
 *
 * @throws not_allowed without either of the scopes, the same for who does not exist; invalid for a week to come
 */
export async function findInforme(
  deps: Deps,
  actor: Actor,
  consumidorId: number,
  semana?: Semana,
): Promise<Informe> {
  const { subject, alcances, resolucion } = await readable(deps, actor, consumidorId, [INFORME]);
  if (!subject || !INFORME.scopes.some((scope) => alcances.includes(scope)))
    throw new LatidoError('not_allowed');
  const owner = await deps.repos.usuarios.find(subject.usuario_id);
  const as_of = asOf(resolucion, subject.zona_horaria, deps.clock.now());
  return seenBy(deps, consumidorId, as_of, async (seen) => {
    const hoy = fechaOf(seen.now, seen.zone);
    // The last one that is over.
    const week = semana ?? semanaOf(masDias(hoy, -7));
    const [monday = ''] = diasDeSemana(week);
    if (monday > hoy)
      throw new LatidoError('invalid', { errors: [{ pointer: '/semana', detail: 'aún no empieza' }] });
    const hechos = await seen.reads.progreso(consumidorId);
    const days = eachDay(monday, masDias(monday, 6), seen.zone);
    const within = { from: days[0]?.from ?? seen.now, to: days.at(-1)?.to ?? seen.now };
    const { motivos } = mapaDe(await seen.reads.deseosEnHora(consumidorId, within), null, seen.zone);
    return informeDe({
      persona: { consumidor_id: consumidorId, nombre: owner?.nombre ?? '', zona_horaria: seen.zone },
      semana: week,
      hoy,
      hechos,
      dias: diasDe(hechos, seen.now, seen.zone),
      corazon: alcances.includes('frecuencia') ? await heartOf(seen, consumidorId, monday) : null,
      motivos,
      alcances,
    });
  });
}

async function heartOf({ reads, zone }: Seen, consumidorId: number, monday: Fecha): Promise<Corazon> {
  const days = eachDay(monday, masDias(monday, 6), zone);
  const quiet = new Map((await reads.reposo(consumidorId, days)).map(({ fecha, hr }) => [fecha, hr]));
  const dias: [Fecha, { promedio: number | null; reposo: number | null }][] = [];
  for (const { fecha, from, to } of days) {
    const { hr_mean } = await reads.heartRateOfDays(consumidorId, { from, to });
    dias.push([fecha, { promedio: hr_mean, reposo: quiet.get(fecha) ?? null }]);
  }
  const whole = { from: days[0]?.from ?? new Date(0), to: days.at(-1)?.to ?? new Date(0) };
  const { hr_mean } = await reads.heartRateOfDays(consumidorId, whole);
  return { dias: new Map(dias), promedio: hr_mean, reposo: reposoDeSemana([...quiet.values()]) };
}
