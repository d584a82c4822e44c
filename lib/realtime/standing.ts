import type { Channel } from '@/lib/channels/registry';
import type { View } from '@/lib/channels/view';
import { type Cursor, combineCursors, formatCursor } from '@/lib/domain/cursor';
import { estadoOf, type ShownEstado, withoutEstado } from '@/lib/domain/estado';
import { STREAM_OF } from '@/lib/domain/events';
import type { Version } from '@/lib/domain/reads';
import { type AsOf, asOf, type Resolucion } from '@/lib/domain/terms';
import { fechaOf, ventanaStart } from '@/lib/domain/time';

/** `key` names the content, `calendar` the part of it that moves with the clock alone; `cursor` is for the client. */
export type Place = { key: string; cursor: string; calendar: string };

/** Where a channel stands, known without loading it. */
export type Standing = Place & {
  etag: string;
  at: Date;
  estado: ShownEstado;
};

/** The part of the content's key that moves with the clock alone. */
export function calendarOf(
  channel: Channel,
  version: Version,
  now: Date,
  resolucion: Resolucion = 'vivo',
): string {
  const past = asOf(resolucion, version.zona_horaria, now);
  return past ? String(past.until.getTime()) : calendarKey(channel, version, now);
}

function calendarKey({ changes = [] }: Channel, { zona_horaria, last }: Version, now: Date): string {
  const by = {
    fecha: () => fechaOf(now, zona_horaria),
    ventana: () => String(ventanaStart(now).getTime()),
    estado: () => estadoOf(last, now).estado,
    edad: () => estadoOf(last, now).estado,
  };
  return changes.map((change) => by[change]()).join();
}

/** Where a stream's items end; of a state channel, a position that moves with everything it is made from. */
export function cursorOf(channel: Channel, version: Version): Cursor {
  return channel.stream ? version.cursors[channel.stream] : madeFrom(channel, version);
}

function madeFrom({ on }: Channel, version: Version): Cursor {
  const streams = new Set(on.map((event) => STREAM_OF[event]));
  return combineCursors([...streams].map((stream) => version.cursors[stream]));
}

/**
 * Where it stands for a reader of a resolution. A past moment stands by itself: whatever happened since moves neither its
 * key nor its cursor, so that not even the time of an event is told.
 */
export function placeOf(
  channel: Channel,
  version: Version,
  at: Date,
  resolucion: Resolucion = 'vivo',
): Place {
  const past = asOf(resolucion, version.zona_horaria, at);
  if (past) return pastPlace(past, version, resolucion);
  const cursor = formatCursor(cursorOf(channel, version));
  const content = formatCursor(madeFrom(channel, version));
  const calendar = calendarKey(channel, version, at);
  // An age is true at its own moment only: it is never answered from what was kept.
  const moment = channel.changes?.includes('edad') ? at.getTime() : '';
  return { key: [content, version.zona_horaria, calendar, moment].join('|'), cursor, calendar };
}

function pastPlace({ until }: AsOf, { zona_horaria }: Version, resolucion: Resolucion): Place {
  // An epoch of its own: no position of another moment, or of the stream itself, goes on from it.
  const cursor = formatCursor({ epoch: until.getTime(), offset: 0 });
  return { key: [resolucion, cursor, zona_horaria].join('|'), cursor, calendar: String(until.getTime()) };
}

/** The validator names also the sight, so that a wider grant is never answered "not modified". */
export function stand(channel: Channel, version: Version, at: Date, view: View): Standing {
  const place = placeOf(channel, version, at, view.resolucion);
  const full = estadoOf(version.last, at);
  const estado = view.estado ? full : withoutEstado(full);
  const parts = [place.cursor, place.calendar, estado.estado ?? '', ...(view.key ? [view.key] : [])];
  return { ...place, etag: `"${parts.join(';')}"`, at, estado };
}
