/**
 * What happened, told to every instance after the commit. Data events name what became stale; control events
 * cut access. Neither carries health data.
 */
export const DATA_EVENTS = ['lectura.stored', 'deseo.created', 'deseo.resolved'] as const;
export type DataEventName = (typeof DATA_EVENTS)[number];

export type DataEvent = { name: DataEventName; consumidor_id: number };

export type ControlEvent =
  | { name: 'consentimiento.changed'; consumidor_id: number; cuidador_id: number }
  | { name: 'session.revoked'; usuario_id: number; session_id?: string };

export type LatidoEvent = DataEvent | ControlEvent;

export function isDataEvent(event: LatidoEvent): event is DataEvent {
  return DATA_EVENTS.some((name) => name === event.name);
}

/** The streams of a consumidor. Each stored item moves the offset of one. */
export const STREAMS = ['lecturas', 'deseos'] as const;
export type Stream = (typeof STREAMS)[number];

/** Which stream an event moved. */
export const STREAM_OF: Record<DataEventName, Stream> = {
  'lectura.stored': 'lecturas',
  'deseo.created': 'deseos',
  'deseo.resolved': 'deseos',
};
