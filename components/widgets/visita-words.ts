import { formatDayTime, formatTime } from '@/components/ui/format';
import { formatDate } from '@/lib/client/format';
import type { Alcance } from '@/lib/domain/access';
import { MINUTE_MS } from '@/lib/domain/time';
import type { Visita } from '@/lib/domain/visitas';

/** What somebody saw, as the object of a sentence. */
const SEEN: Record<Alcance, string> = {
  estado: 'el estado de tu sensor',
  frecuencia: 'tu frecuencia cardíaca',
  movimiento: 'tu movimiento',
  deseos: 'tus antojos',
  consumos: 'tus consumos',
  predicciones: 'tus predicciones',
  notas: 'tus notas',
};

/** `a`, `a y b`, `a, b y c` */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} y ${last}` : last;
}

/** `vio tu frecuencia cardíaca y tus antojos en vivo` */
export function seenText({ alcances, vivo }: Pick<Visita, 'alcances' | 'vivo'>): string {
  return `vio ${listed(alcances.map((alcance) => SEEN[alcance]))}${vivo ? ' en vivo' : ''}`;
}

/** Whoever watches is heard of every minute; a moment is allowed for the way. */
const STILL_MS = 1.5 * MINUTE_MS;

/** `24 nov, de 14:02 a 14:31`; `now` is 0 until the page is alive. */
export function whenText({ desde, hasta, vivo }: Visita, zone: string, now: number): string {
  const began = formatDayTime(desde, zone);
  const [day] = began.split(', ');
  const [from, to] = [formatTime(desde, zone), formatTime(hasta, zone)];
  if (vivo && now > 0 && now - Date.parse(hasta) < STILL_MS) return `${day}, desde las ${from}; sigue ahí`;
  if (formatDate(desde, zone) !== formatDate(hasta, zone)) return `${began} a ${formatDayTime(hasta, zone)}`;
  return from === to ? `${day}, a las ${from}` : `${day}, de ${from} a ${to}`;
}
