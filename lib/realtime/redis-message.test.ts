import { expect, test } from 'vitest';
import type { LatidoEvent, StreamPart } from '@/lib/domain/events';
import type { SensorRow } from '@/lib/domain/reads';
import {
  type BusEvent,
  decodeMessage,
  encodeMessage,
  isFrom,
  MAX_MESSAGE_BYTES,
  topicOf,
} from './redis-message';

const row = (seq: number): SensorRow => ({
  id: 9_000_000_000 + seq,
  seq,
  heart_rate: 72,
  accel_x: 0.02,
  accel_y: -0.11,
  accel_z: 1e-7,
  gyro_x: null,
  gyro_y: null,
  gyro_z: null,
  created_at: '2026-11-24T15:00:01.120Z',
  medido_at: '2026-11-24T15:00:01.000Z',
  fuente: 'sensor',
});
const partOf = (from: number, to: number): StreamPart => ({
  epoch: 1,
  from,
  to,
  rows: Array.from({ length: to - from + 1 }, (_, index) => row(from + index)),
});

/** One of each: the compiler finds a name that is missing. */
const EVENTS: Record<BusEvent['name'], BusEvent> = {
  'lectura.stored': { name: 'lectura.stored', consumidor_id: 22, part: partOf(5, 7) },
  'ventana.closed': { name: 'ventana.closed', consumidor_id: 22 },
  'analisis.judged': { name: 'analisis.judged', consumidor_id: 22 },
  'deseo.created': { name: 'deseo.created', consumidor_id: 22 },
  'deseo.resolved': { name: 'deseo.resolved', consumidor_id: 22 },
  'deseo.reopened': { name: 'deseo.reopened', consumidor_id: 22 },
  'deseo.updated': { name: 'deseo.updated', consumidor_id: 22 },
  'consumo.created': { name: 'consumo.created', consumidor_id: 22 },
  'consumo.deleted': { name: 'consumo.deleted', consumidor_id: 22 },
  'zona.changed': { name: 'zona.changed', consumidor_id: 22 },
  'plan.changed': { name: 'plan.changed', consumidor_id: 22 },
  'logro.earned': { name: 'logro.earned', consumidor_id: 22 },
  'notificacion.created': { name: 'notificacion.created', usuario_id: 3 },
  'notificacion.read': { name: 'notificacion.read', usuario_id: 3 },
  'consentimiento.changed': { name: 'consentimiento.changed', consumidor_id: 22, cuidador_id: 4 },
  'session.revoked': { name: 'session.revoked', usuario_id: 3, session_id: 'one' },
  'dispositivo.revoked': { name: 'dispositivo.revoked', dispositivo_id: 8 },
  'acceso.changed': { name: 'acceso.changed', consumidor_id: 22 },
  'bus.resumed': { name: 'bus.resumed' },
};
const read = (value: unknown, topic = 'latido:{consumidor:22}') =>
  decodeMessage(topic, JSON.stringify(value));
const lectura = (part: unknown) => ({
  from: 'other',
  event: { name: 'lectura.stored', consumidor_id: 22, part },
});

test.each(Object.values(EVENTS))('$name arrives as it was sent', (event) => {
  expect(decodeMessage(topicOf(event), encodeMessage({ from: 'other', event }))).toEqual({
    message: { from: 'other', event },
  });
});

test('one topic an owner, with what a cluster hashes in braces, and one for what all must know', () => {
  expect(topicOf(EVENTS['lectura.stored'])).toBe('latido:{consumidor:22}');
  expect(topicOf(EVENTS['notificacion.created'])).toBe('latido:{usuario:3}');
  expect(topicOf(EVENTS['session.revoked'])).toBe('latido:{control}');
  expect(topicOf(EVENTS['bus.resumed'])).toBe('latido:{control}');
});

test('an instance knows its own messages without reading them', () => {
  const text = encodeMessage({ from: 'one', event: EVENTS['lectura.stored'] });
  expect(isFrom('one', text)).toBe(true);
  expect(isFrom('on', text)).toBe(false);
  expect(isFrom('two', text)).toBe(false);
});

test('a message never grows above its limit: the items stay behind, what happened is told', () => {
  const event: LatidoEvent = { name: 'lectura.stored', consumidor_id: 22, part: partOf(1, 2_000) };
  const text = encodeMessage({ from: 'one', event });
  expect(Buffer.byteLength(text)).toBeLessThan(MAX_MESSAGE_BYTES);
  expect(decodeMessage(topicOf(event), text).message?.event).toEqual({
    name: 'lectura.stored',
    consumidor_id: 22,
  });
  const fits = encodeMessage({ from: 'one', event: { ...event, part: partOf(1, 1_000) } });
  expect(decodeMessage(topicOf(event), fits).message?.event).toMatchObject({ part: { from: 1, to: 1_000 } });
});

test.each([
  ['nothing', ''],
  ['half of a message', '{"from":"other","event":{"na'],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no sender', JSON.stringify({ event: { name: 'ventana.closed', consumidor_id: 22 } })],
  ['no event', JSON.stringify({ from: 'other' })],
  ['an unknown name', JSON.stringify({ from: 'other', event: { name: 'constructor', consumidor_id: 22 } })],
  ['nobody', JSON.stringify({ from: 'other', event: { name: 'ventana.closed' } })],
  [
    'an id that is a text',
    JSON.stringify({ from: 'other', event: { name: 'ventana.closed', consumidor_id: '22' } }),
  ],
  ['another person', JSON.stringify({ from: 'other', event: { name: 'ventana.closed', consumidor_id: 23 } })],
  ['a control event', JSON.stringify({ from: 'other', event: { name: 'session.revoked', usuario_id: 22 } })],
])('on the topic of a person, %s is no message', (_, text) => {
  const { message, fault } = decodeMessage('latido:{consumidor:22}', text);
  expect(message).toBeUndefined();
  expect(fault).toBeTypeOf('string');
});

test.each([
  ['a text', 'part'],
  ['null', null],
  ['no rows', { epoch: 1, from: 5, to: 7 }],
  ['a row too few', { ...partOf(5, 7), to: 8 }],
  ['rows of other offsets', { ...partOf(5, 7), from: 6, to: 8 }],
  ['a hole', { ...partOf(5, 7), rows: [row(5), row(5), row(7)] }],
  ['a row without its time', { ...partOf(5, 5), rows: [{ ...row(5), medido_at: undefined }] }],
  ['a measure that is a text', { ...partOf(5, 5), rows: [{ ...row(5), heart_rate: '72' }] }],
  ['an epoch that is none', { ...partOf(5, 5), epoch: -1 }],
])('items that are %s are left out, and that something happened is told', (_, part) => {
  expect(read(lectura(part))).toEqual({
    message: { from: 'other', event: { name: 'lectura.stored', consumidor_id: 22 } },
    fault: 'unknown items',
  });
});

test('what a newer version tells besides is kept', () => {
  const part = { ...partOf(5, 5), rows: [{ ...row(5), spo2: 97 }] };
  expect(read(lectura(part)).message?.event).toEqual(lectura(part).event);
});
