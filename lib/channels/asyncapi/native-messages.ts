import { LatidoError, toProblem } from '@/lib/domain/errors';
import { desiresStats } from '../desires-stats';
import { estado } from '../estado';
import { type Down, type DownOf, MAX_SUBSCRIPTIONS, PING_EVERY_MS, type Up } from '../protocol';
import { sensorData } from '../sensor-data';

type Text<Message> = { doc: string; examples: readonly Message[]; answers?: readonly Down['type'][] };

/** What each message of the native surface is for. One that is added to the protocol does not compile without its text. */
export const UP: { [Type in Up['type']]: Text<Extract<Up, { type: Type }>> } = {
  hello: {
    doc: 'Quién soy, si la conexión no lo dijo ya. Sin `token` vale la cookie',
    examples: [{ type: 'hello', token: 'eyJhbGciOiJIUzI1NiJ9…' }],
    answers: ['welcome'],
  },
  subscribe: {
    doc: 'Abre un canal de una persona (`channel` se escribe con `_` o con `-`; en `notificaciones`, `consumidor_id` es el id del propio usuario). `ref` lo elige el cliente y vuelve en cada mensaje; con `since` llega lo que falta desde ese cursor; `rate_hz` es cuántos mensajes por segundo, a lo más',
    examples: [
      { type: 'subscribe', ref: 'pulso', channel: 'sensor_data', consumidor_id: 22 },
      { type: 'subscribe', ref: 'sigue', channel: 'sensor_data', consumidor_id: 22, since: '1:41' },
      { type: 'subscribe', ref: 'resumen', channel: 'daily_summary', consumidor_id: 22, rate_hz: 1 },
    ],
    answers: ['subscribed', 'error'],
  },
  unsubscribe: {
    doc: 'Cierra una suscripción; no se contesta',
    examples: [{ type: 'unsubscribe', ref: 'pulso' }],
  },
  ping: {
    doc: '¿Sigues ahí? `t` es del cliente y vuelve igual',
    examples: [{ type: 'ping', t: 1_764_000_000_000 }],
    answers: ['pong'],
  },
  refresh: {
    doc: 'Un token nuevo de la misma cuenta antes de que venza el anterior; no se contesta. Uno que no sirve cierra con 4001',
    examples: [{ type: 'refresh', token: 'eyJhbGciOiJIUzI1NiJ9…' }],
  },
};

const SUBSCRIBED: readonly DownOf<'subscribed'>[] = [
  {
    type: 'subscribed',
    ref: 'pulso',
    cursor: '1:41',
    recovered: false,
    snapshot: {
      type: sensorData.type,
      data: sensorData.example,
      at: '2026-11-24T15:00:01.850Z',
      estado: estado.example,
    },
  },
  { type: 'subscribed', ref: 'sigue', cursor: '1:41', recovered: true },
];

export const DOWN: { [Type in Down['type']]: Text<DownOf<Type>> } = {
  welcome: {
    doc: 'Se sabe quién eres. `ping_ms`: cada cuánto pregunta el servidor si sigues ahí',
    examples: [
      {
        type: 'welcome',
        session: '5f0c7f0e-3b7e-4a39-9c51-0d6f3f2b8a11',
        server_time: '2026-11-24T15:00:00.000Z',
        ping_ms: PING_EVERY_MS,
        max_subscriptions: MAX_SUBSCRIPTIONS,
      },
    ],
  },
  subscribed: {
    doc: 'La respuesta a `subscribe`, y otra vez después de un `gap`, cuando cambia el permiso y, para quien ve cada 5 minutos o cada día, en cada corte. `cursor`: dónde está la suscripción. `recovered`: lo que faltaba sigue como `data`, todo; si no, `snapshot` trae de dónde empezar de nuevo',
    examples: SUBSCRIBED,
  },
  data: {
    doc: 'De un flujo: los elementos de `from` a `to`, el más nuevo primero, ninguno falta y cada uno llega una vez. De un canal de estado: todo él, en lugar de lo anterior. `historical`: llegó tarde y no mueve el valor en vivo',
    examples: [
      { type: 'data', ref: 'pulso', from: 42, to: 42, data: sensorData.example },
      { type: 'data', ref: 'pulso', from: 43, to: 43, historical: true, data: sensorData.example },
      { type: 'data', ref: 'deseos', from: 7, to: 7, data: desiresStats.example },
    ],
  },
  gap: {
    doc: 'Esos elementos ya no se pueden tener; sigue un `subscribed` con `snapshot`. `epoch`: los cursores empezaron de nuevo; `retention`: son demasiados, o ya no se guardan',
    examples: [{ type: 'gap', ref: 'pulso', from: 42, to: 60, reason: 'retention' }],
  },
  estado: {
    doc: 'Qué tan frescos son los datos de una persona, a quien puede saberlo: con la primera suscripción y cuando cambia',
    examples: [{ type: 'estado', consumidor_id: 22, ...estado.example }],
  },
  revoked: {
    doc: 'La suscripción terminó: la persona dejó de compartir. No reintentes',
    examples: [{ type: 'revoked', ref: 'pulso', reason: 'not_allowed' }],
  },
  error: {
    doc: 'Lo que se pidió no se puede; `ref` dice de qué suscripción. El socket sigue',
    examples: [
      { type: 'error', ref: 'otro', problem: toProblem(new LatidoError('not_found')) },
      { type: 'error', problem: toProblem(new LatidoError('bad_frame')) },
    ],
  },
  pong: { doc: 'La respuesta a `ping`', examples: [{ type: 'pong', t: 1_764_000_000_000 }] },
  drain: {
    doc: 'El servidor está por reiniciarse: vuelve después de `retry_after_ms` y sigue desde tus cursores. Sigue el cierre 1012',
    examples: [{ type: 'drain', retry_after_ms: 1_200 }],
  },
};
