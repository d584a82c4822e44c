import { MINUTE_MS, VENTANA_MS, zoned } from '@/lib/domain/time';
import type { Factor, Past } from './types';
import { ABSTINENCIA, CHEQUEO, clamp, DESEO_RECIENTE, DESEOS_DEL_DIA, HORA } from './weights';

const DAY_MINUTES = 1_440;

/**
 * What the person told. Deseos and consumos count until the ventana starts: those within it are what is to be
 * predicted. How a deseo ended is left out: that may have been learned after the ventana.
 */
export function contextFactors(window_start: Date, past: Past): Factor[] {
  const start = window_start.getTime();
  const earlier = (at: Date) => at.getTime() < start;
  const consumos = past.consumos.filter(earlier);
  const deseos = past.deseos.map(({ created_at }) => created_at).filter(earlier);
  return [
    ...abstinencia(start, consumos),
    ...hora(window_start, [...consumos, ...deseos], past.zona_horaria),
    ...deseoReciente(start, deseos),
    ...deseosDelDia(start, deseos),
    ...chequeo(start, past.chequeos),
  ];
}

function abstinencia(start: number, consumos: readonly Date[]): Factor[] {
  const minutes = minutesSince(start, consumos);
  if (minutes === null) return [];
  const log_odds = interpolate(ABSTINENCIA, minutes / 60);
  const texto =
    log_odds < 0
      ? `Último consumo hace ${spell(minutes)}: las ganas suelen tardar en volver`
      : `Último consumo hace ${spell(minutes)}: la abstinencia suele dar ganas`;
  return [{ clave: 'abstinencia', log_odds, texto }];
}

function hora(at: Date, events: readonly Date[], zone: string): Factor[] {
  if (events.length < HORA.events) return [];
  const now = minuteOfDay(at, zone);
  const near = events.filter((event) => clockDistance(minuteOfDay(event, zone), now) <= HORA.minutes).length;
  const rate = (near + HORA.prior * HORA.expected) / (events.length + HORA.prior);
  const log_odds = clamp(HORA.weight * Math.log(rate / HORA.expected), -HORA.most, HORA.most);
  const figures = `${near} de ${events.length} antojos y consumos registrados`;
  const texto = log_odds > 0 ? 'Es una hora habitual de antojos' : 'A esta hora hay pocos antojos';
  return [{ clave: 'hora', log_odds, texto: `${texto} (${figures})` }];
}

function deseoReciente(start: number, deseos: readonly Date[]): Factor[] {
  const minutes = minutesSince(start, deseos);
  const { most, whole, gone } = DESEO_RECIENTE;
  if (minutes === null || minutes >= gone) return [];
  const log_odds = most * clamp((gone - minutes) / (gone - whole), 0, 1);
  return [{ clave: 'deseo_reciente', log_odds, texto: `Antojo registrado hace ${spell(minutes)}` }];
}

function deseosDelDia(start: number, deseos: readonly Date[]): Factor[] {
  const { each, most, hours } = DESEOS_DEL_DIA;
  const count = deseos.filter((at) => start - at.getTime() <= hours * 60 * MINUTE_MS).length;
  if (count === 0) return [];
  const texto = `${count === 1 ? '1 antojo registrado' : `${count} antojos registrados`} en las últimas ${hours} horas`;
  return [{ clave: 'deseos_del_dia', log_odds: Math.min(most, each * count), texto }];
}

/** The newest check-in; also one within the ventana, which is input and never a label. */
function chequeo(start: number, chequeos: Past['chequeos']): Factor[] {
  const end = start + VENTANA_MS;
  const known = chequeos.filter(({ at }) => at.getTime() < end);
  const last = known.reduce<Past['chequeos'][number] | undefined>(
    (newest, one) => (newest === undefined || one.at >= newest.at ? one : newest),
    undefined,
  );
  if (last === undefined) return [];
  const minutes = (end - last.at.getTime()) / MINUTE_MS;
  const weight = CHEQUEO.emociones[plain(last.emocion)] ?? 0;
  const log_odds = weight * clamp(1 - minutes / CHEQUEO.gone, 0, 1);
  return [{ clave: 'chequeo', log_odds, texto: `Chequeo de hace ${spell(minutes)}: ${last.emocion}` }];
}

function minutesSince(start: number, events: readonly Date[]): number | null {
  if (events.length === 0) return null;
  return (start - Math.max(...events.map((at) => at.getTime()))) / MINUTE_MS;
}

/** Along straight lines through the points; flat beyond the first and the last. */
function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  const right = points.findIndex(([at]) => at >= x);
  const [toX, toY] = points.at(right) ?? [0, 0];
  const [fromX, fromY] = points[right - 1] ?? [toX, toY];
  if (right <= 0) return toY;
  return fromY + ((toY - fromY) * (x - fromX)) / (toX - fromX);
}

function minuteOfDay(at: Date, zone: string): number {
  const local = zoned(at, zone);
  return local.hour * 60 + local.minute;
}

/** Minutes between two clock faces: 23:30 and 00:30 are an hour apart. */
function clockDistance(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return Math.min(apart, DAY_MINUTES - apart);
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

function spell(minutes: number): string {
  if (minutes < 90) return quantity(Math.max(1, Math.round(minutes)), 'minuto');
  const hours = minutes / 60;
  return hours < 48 ? quantity(Math.round(hours), 'hora') : quantity(Math.round(hours / 24), 'día');
}

function quantity(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
