import type { Avance, Logro } from '../../logros';
import { percentChange } from '../percent';
import { round } from '../stats';
import type { DeseoHecho, Dia, Hechos } from './dias';
import { duraciones } from './marcas';
import { diasSinHumo, longest, type Racha, rachasDe } from './rachas';
import { regreso } from './regreso';

const SEMANA = 7;
const MES = 30;
/** `en_mejora`: this much less than the week before, which had so many at least. */
const MEJORA_PORCIENTO = -30;
const MEJORA_BASE = 5;
/** `resolucion_rapida`: the mean of at least so many is shorter. */
const RAPIDA_MINUTOS = 30;
const RAPIDA_BASE = 10;

/**
 * How far the person is with every logro, from all that is known of them. What was ever reached counts, also when it is
 * past: they are judged late too, by the job and of what came late.
 */
export function avancesDe(hechos: Hechos, dias: readonly Dia[], zone: string): Record<Logro, Avance> {
  const { deseos } = hechos;
  const superados = deseos.filter(({ resultado }) => resultado === 'resistido').length;
  const fila = enFila(deseos);
  return {
    primera_victoria: alcanza(superados, 1),
    voluntad_firme: alcanza(fila.actual, 5, fila.mayor),
    imparable: alcanza(fila.actual, 10, fila.mayor),
    domador_de_antojos: alcanza(superados, 50),
    resolucion_rapida: rapida(deseos),
    semana_perfecta: semanaPerfecta(dias),
    en_mejora: enMejora(dias),
    mente_estable: menteEstable(dias),
    campeon_del_mes: alcanza(diasSinHumo(dias), MES),
    constancia: alcanza(dias.filter(({ con_datos, completo }) => con_datos && completo).length, MES),
    regreso: regreso(hechos, zone),
    autoconocimiento: alcanza(deseos.filter(({ con_causas }) => con_causas).length, 20),
  };
}

/** `ever`: the most there was, where `now` can fall again. */
export function alcanza(now: number, meta: number, ever = now): Avance {
  return { valor: Math.min(now, meta), meta, cumplido: ever >= meta, evidencia: { total: ever } };
}

/** Antojos that passed one after the other, by when they were closed. One whose end nobody told is passed over. */
function enFila(deseos: readonly DeseoHecho[]): { actual: number; mayor: number } {
  const told = deseos
    .filter(({ resultado }) => resultado === 'resistido' || resultado === 'consumido')
    .toSorted((a, b) => closedAt(a) - closedAt(b) || a.created_at.getTime() - b.created_at.getTime());
  let actual = 0;
  let mayor = 0;
  for (const { resultado } of told) {
    actual = resultado === 'resistido' ? actual + 1 : 0;
    mayor = Math.max(mayor, actual);
  }
  return { actual, mayor };
}

function closedAt({ created_at, resuelto_at }: DeseoHecho): number {
  return (resuelto_at ?? created_at).getTime();
}

function rapida(deseos: readonly DeseoHecho[]): Avance {
  const minutes = duraciones(deseos);
  const n = minutes.length;
  const media = n === 0 ? 0 : round(minutes.reduce((sum, one) => sum + one, 0) / n, 1);
  return {
    valor: Math.min(n, RAPIDA_BASE),
    meta: RAPIDA_BASE,
    cumplido: n >= RAPIDA_BASE && media < RAPIDA_MINUTOS,
    evidencia: { total: n, media_minutos: media },
  };
}

/** Seven days in a row without a cigarette, in which every antojo passed, and there was one. */
function semanaPerfecta(dias: readonly Dia[]): Avance {
  const rachas = rachasDe(dias, (dia) => dia.estado === 'sin_humo' && dia.superados === dia.deseos);
  const proven = rachas.filter(({ desde, hasta }) =>
    dias.some(({ fecha, superados }) => superados > 0 && fecha >= desde && fecha <= hasta),
  );
  return seguidos(proven, dias);
}

/** Days in a row up to yesterday, and the most there ever were. */
function seguidos(rachas: readonly Racha[], dias: readonly Dia[]): Avance {
  const yesterday = dias.findLast(({ completo }) => completo)?.fecha;
  const last = rachas.at(-1);
  return alcanza(last && last.hasta === yesterday ? last.dias : 0, SEMANA, longest(rachas)?.dias ?? 0);
}

/** Seven days in a row without an antojo, and with data in each: silence is not calm. */
function menteEstable(dias: readonly Dia[]): Avance {
  return seguidos(
    rachasDe(dias, ({ con_datos, deseos }) => con_datos && deseos === 0),
    dias,
  );
}

/**
 * Any seven days that are over, with data in each, against the seven before: antojos or cigarettes fell by 30 % from at
 * least five. `valor` is by how many per cent the last ones fell.
 */
function enMejora(dias: readonly Dia[]): Avance {
  const over = dias.filter(({ completo }) => completo);
  let best = 0;
  let now = 0;
  for (let end = 2 * SEMANA; end <= over.length; end += 1) {
    const week = over.slice(end - SEMANA, end);
    const before = over.slice(end - 2 * SEMANA, end - SEMANA);
    now = week.every(({ con_datos }) => con_datos) ? mostFallen(week, before) : 0;
    best = Math.min(best, now);
  }
  const meta = -MEJORA_PORCIENTO;
  const valor = Math.min(meta, Math.max(0, Math.round(-now)));
  return { valor, meta, cumplido: best <= MEJORA_PORCIENTO, evidencia: { cambio_porciento: best } };
}

function mostFallen(week: readonly Dia[], before: readonly Dia[]): number {
  const changes = (['deseos', 'cigarrillos'] as const).map((what) => {
    const base = sum(before, what);
    return base < MEJORA_BASE ? 0 : (percentChange(sum(week, what), base) ?? 0);
  });
  return Math.min(0, ...changes);
}

function sum(dias: readonly Dia[], what: 'deseos' | 'cigarrillos'): number {
  return dias.reduce((total, dia) => total + dia[what], 0);
}
