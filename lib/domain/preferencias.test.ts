import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWanted, PREFERENCIAS, preferenciasChangesSchema, quietUntil } from './preferencias';
import { localClock, MINUTE_MS } from './time';

const ZONES = ['UTC', 'America/Tijuana', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
const hora = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
/** Any minute of a year in which these zones change their clocks. */
const minute = fc
  .integer({ min: 0, max: 365 * 24 * 60 })
  .map((n) => new Date(Date.UTC(2026, 0, 1) + n * MINUTE_MS));

test('on any day, also when the clocks change: quiet now is quiet until the end that is told, and not after it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minute, hora, hora, (zona_horaria, now, desde, hasta) => {
      fc.pre(desde !== hasta);
      const quiet = { zona_horaria, silencio_desde: desde, silencio_hasta: hasta };
      const until = quietUntil(now, quiet);
      if (!until) return;
      expect(until > now).toBe(true);
      expect(quietUntil(new Date(until.getTime() - 1), quiet)).toEqual(until);
      expect(quietUntil(until, quiet)).toBeNull();
    }),
  );
});

test('over midnight, by the clock of the person', () => {
  const quiet = { ...PREFERENCIAS, zona_horaria: 'America/Tijuana' };
  const at = (instant: string) => quietUntil(new Date(instant), quiet)?.toISOString();
  expect(at('2026-11-27T05:59:59Z')).toBeUndefined();
  expect(at('2026-11-27T06:00:00Z')).toBe('2026-11-27T15:00:00.000Z');
  expect(at('2026-11-27T14:59:59Z')).toBe('2026-11-27T15:00:00.000Z');
  expect(at('2026-11-27T15:00:00Z')).toBeUndefined();
  // The night in which the clocks go back is an hour longer.
  expect(at('2026-11-01T05:00:00Z')).toBe('2026-11-01T15:00:00.000Z');
  expect(localClock(quiet.zona_horaria)(new Date('2026-11-01T15:00:00Z')).hora).toBe('07:00');
});

test('without quiet hours it is never quiet', () => {
  const none = { silencio_desde: null, silencio_hasta: null, zona_horaria: 'UTC' };
  fc.assert(fc.property(minute, (now) => quietUntil(now, none) === null));
});

test.each([
  [{ silencio_desde: '22:00' }, 'silencio_hasta'],
  [{ silencio_desde: '22:00', silencio_hasta: null }, 'silencio_hasta'],
  [{ silencio_desde: '22:00', silencio_hasta: '22:00' }, 'silencio_hasta'],
  [{ silencio_desde: '25:00', silencio_hasta: '07:00' }, 'silencio_desde'],
  [{ avisos_al_dia: 4 }, 'avisos_al_dia'],
  [{ hora_chequeo: '9:00' }, 'hora_chequeo'],
  [{ por_push: ['otro'] }, 'por_push'],
  [{ zona_horaria: 'Marte' }, 'zona_horaria'],
])('%j is refused at %s', (changes, field) => {
  const { error } = preferenciasChangesSchema.safeParse(changes);
  expect(error?.issues[0]?.path[0]).toBe(field);
});

test('who turned both ways off is not told, but of an alerta', () => {
  const none = { ...PREFERENCIAS, en_app: [], por_push: [], zona_horaria: 'UTC' };
  expect(isWanted(none, 'logro')).toBe(false);
  expect(isWanted({ ...none, por_push: ['logro'] }, 'logro')).toBe(true);
  expect(isWanted(none, 'alerta')).toBe(true);
});
