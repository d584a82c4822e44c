import type { SensorRow } from './reads';

/**
 * What happened, told to every instance after the commit. Data events name what became stale, and for readings carry
 * them, so that nobody has to read what was just written; control events cut access.
 */
const CONSUMIDOR_EVENTS = [
  'lectura.stored',
  'ventana.closed',
  'analisis.judged',
  'deseo.created',
  'deseo.resolved',
  'deseo.reopened',
  'deseo.updated',
  'consumo.created',
  'consumo.deleted',
  'zona.changed',
  'plan.changed',
  'logro.earned',
] as const;
const USUARIO_EVENTS = ['notificacion.created', 'notificacion.read'] as const;
type ConsumidorEventName = (typeof CONSUMIDOR_EVENTS)[number];
type UsuarioEventName = (typeof USUARIO_EVENTS)[number];
export type DataEventName = ConsumidorEventName | UsuarioEventName;

/** Whose a data event, a stream or a channel is, and the name of one of them. */
export type Owner = 'consumidor' | 'usuario';
export type OwnerKey = `${Owner}:${number}`;

/**
 * Items of a stream as one commit stored them, oldest first: the offsets `from` to `to` of an epoch, without a hole.
 * Whoever has not everything before `from` reads the rest from the database.
 */
export type StreamPart = { epoch: number; from: number; to: number; rows: readonly SensorRow[] };

export type DataEvent =
  | { name: ConsumidorEventName; consumidor_id: number; part?: StreamPart }
  | { name: UsuarioEventName; usuario_id: number };

export type ControlEvent =
  | { name: 'consentimiento.changed'; consumidor_id: number; cuidador_id: number }
  /** One session, or all of the usuario; of all, `kept_session_id` goes on. */
  | { name: 'session.revoked'; usuario_id: number; session_id?: string; kept_session_id?: string }
  | { name: 'dispositivo.revoked'; dispositivo_id: number }
  /** Who may see this consumidor changed in another way: an account that ended, an emergencia. */
  | { name: 'acceso.changed'; consumidor_id: number };

export type LatidoEvent = DataEvent | ControlEvent;

export function isDataEvent(event: LatidoEvent): event is DataEvent {
  return [...CONSUMIDOR_EVENTS, ...USUARIO_EVENTS].some((name) => name === event.name);
}

export function ownerOf(event: DataEvent): OwnerKey {
  return 'usuario_id' in event ? `usuario:${event.usuario_id}` : `consumidor:${event.consumidor_id}`;
}

/** The streams of a consumidor, and of a usuario. Each stored item, and each change of one, moves the offset of one. */
export const STREAMS = ['lecturas', 'ventanas', 'analisis', 'deseos', 'consumos'] as const;
export const USUARIO_STREAMS = ['notificaciones'] as const;
export type Stream = (typeof STREAMS)[number] | (typeof USUARIO_STREAMS)[number];

/** Which stream an event moved. Closing a ventana stores its analisis in the same commit. */
export const STREAM_OF: Record<DataEventName, Stream> = {
  'lectura.stored': 'lecturas',
  'ventana.closed': 'ventanas',
  'analisis.judged': 'analisis',
  'deseo.created': 'deseos',
  'deseo.resolved': 'deseos',
  'deseo.reopened': 'deseos',
  'deseo.updated': 'deseos',
  'consumo.created': 'consumos',
  'consumo.deleted': 'consumos',
  // It moves them all.
  'zona.changed': 'lecturas',
  // Neither is an item of a stream, but both make stale what is told of the consumos.
  'plan.changed': 'consumos',
  'logro.earned': 'consumos',
  'notificacion.created': 'notificaciones',
  'notificacion.read': 'notificaciones',
};
