import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALCANCES } from './access';
import { changeTermsSchema, invitationSchema } from './consentimientos';
import { asOf, isFineEnough, lastMoment, openAt, RESOLUCIONES, scopesAt, UNCONDITIONAL } from './terms';
import { dayOf, fechaOf, VENTANA_MS } from './time';

const ZONE = 'America/Tijuana';
const NOON = new Date('2026-11-26T20:00:00Z');

test('without hours or expiry it is open for good', () => {
  expect(openAt(UNCONDITIONAL, ZONE, NOON)).toEqual({ until: null });
});

test('it ends at the expiry or at the end of the hours, whichever comes first, and is closed from then on', () => {
  const hours = { ...UNCONDITIONAL, hora_desde: '08:00', hora_hasta: '20:00' };
  const evening = new Date('2026-11-27T04:00:00Z');
  expect(openAt(hours, ZONE, NOON)).toEqual({ until: evening });
  const soon = new Date('2026-11-26T20:00:01Z');
  expect(openAt({ ...hours, expira_at: soon.toISOString() }, ZONE, NOON)).toEqual({ until: soon });
  expect(openAt({ ...hours, expira_at: soon.toISOString() }, ZONE, soon)).toBeNull();
  expect(openAt({ ...hours, expira_at: '2027-01-01T00:00:00Z' }, ZONE, NOON)).toEqual({ until: evening });
  expect(openAt(hours, ZONE, evening)).toBeNull();
});

test('what is of this moment alone is of nobody who does not see it live', () => {
  expect(scopesAt('vivo', ALCANCES)).toEqual([...ALCANCES]);
  for (const resolucion of ['5min', 'diario'] as const)
    expect(scopesAt(resolucion, ALCANCES)).toEqual([
      'frecuencia',
      'deseos',
      'consumos',
      'predicciones',
      'notas',
    ]);
});

test('a finer resolution sees what a coarser one does', () => {
  const fine = RESOLUCIONES.map((mine) => RESOLUCIONES.map((needed) => isFineEnough(mine, needed)));
  expect(fine).toEqual([
    [true, true, true],
    [false, true, true],
    [false, false, true],
  ]);
});

const zones = fc.constantFrom('UTC', ZONE, 'Asia/Kathmandu', 'Australia/Lord_Howe');
const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

test('a coarse reader stands at the last boundary: never after now, never a whole step before it, and still between', () => {
  fc.assert(
    fc.property(zones, moments, (zone, now) => {
      const five = asOf('5min', zone, now);
      expect(now.getTime() - (five?.until.getTime() ?? 0)).toBeGreaterThanOrEqual(0);
      expect(now.getTime() - (five?.until.getTime() ?? 0)).toBeLessThan(VENTANA_MS);
      const daily = asOf('diario', zone, now);
      expect(daily?.until).toEqual(dayOf(fechaOf(now, zone), zone).from);
      for (const past of [five, daily]) {
        if (!past) throw new Error('a coarse reader saw the present');
        expect(dayOf(fechaOf(lastMoment(past), zone), zone).from).toEqual(past.day);
        expect(past.day < past.until).toBe(true);
      }
      expect(asOf('vivo', zone, now)).toBeNull();
    }),
  );
});

const pointers = (result: { error?: { issues: { path: PropertyKey[] }[] } }) =>
  result.error?.issues.map(({ path }) => path.join('/'));

test('an invitation says no more than the scopes when no more is asked, and each wrong term names its field', () => {
  expect(invitationSchema.parse({ alcances: ['notas', 'estado'] })).toEqual({
    ...UNCONDITIONAL,
    alcances: ['estado', 'notas'],
  });
  const bad = (terms: object) => pointers(invitationSchema.safeParse({ alcances: ['estado'], ...terms }));
  expect(bad({ resolucion: 'semanal' })).toEqual(['resolucion']);
  expect(bad({ hora_desde: '8:00', hora_hasta: '20:00' })).toEqual(['hora_desde']);
  expect(bad({ hora_desde: '24:00', hora_hasta: '20:00' })).toEqual(['hora_desde']);
  expect(bad({ hora_desde: '08:00' })).toEqual(['hora_hasta']);
  expect(bad({ hora_desde: '08:00', hora_hasta: '08:00' })).toEqual(['hora_hasta']);
  expect(bad({ expira_at: 'mañana' })).toEqual(['expira_at']);
});

test('a change names at least one term, and the hours together', () => {
  expect(changeTermsSchema.parse({ resolucion: 'diario' })).toEqual({ resolucion: 'diario' });
  expect(changeTermsSchema.parse({ hora_desde: null, hora_hasta: null })).toEqual({
    hora_desde: null,
    hora_hasta: null,
  });
  expect(changeTermsSchema.safeParse({}).success).toBe(false);
  expect(pointers(changeTermsSchema.safeParse({ hora_hasta: '10:00' }))).toEqual(['hora_desde']);
  expect(pointers(changeTermsSchema.safeParse({ hora_hasta: null }))).toEqual(['hora_desde']);
  expect(pointers(changeTermsSchema.safeParse({ alcances: [] }))).toEqual(['alcances']);
});
