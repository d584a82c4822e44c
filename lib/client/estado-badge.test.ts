import { describe, expect, it } from 'vitest';
import { type Estado, NEVER_HEARD } from '@/lib/domain/estado';
import { badgeAt } from './estado-badge';

const NOW = Date.parse('2026-11-24T15:00:10Z');
const HEARD: Estado = {
  estado: 'en_vivo',
  edad_ms: 4_000,
  medido_at: '2026-11-24T15:00:06.000Z',
  visto_at: '2026-11-24T15:00:06.500Z',
  cadencia_ms: 5_000,
  fuente: 'sensor',
  bateria: 83,
  desfase_ms: 500,
};

describe('the badge', () => {
  it('ages between messages and turns as the server would turn it', () => {
    const ages = [0, 10_999, 11_000, 45_999, 46_000].map((later) => badgeAt(HEARD, NOW + later));
    expect(ages.map(({ edadMs }) => edadMs)).toEqual([4_000, 14_999, 15_000, 49_999, 50_000]);
    expect(ages.map(({ estado }) => estado)).toEqual([
      'en_vivo',
      'en_vivo',
      'retrasado',
      'retrasado',
      'sin_senal',
    ]);
  });

  it('is as rendered while there is no time to count from', () => {
    const rest = { fuente: 'sensor', bateria: 83, desfaseMs: 500 };
    expect(badgeAt(HEARD, undefined)).toEqual({ estado: 'en_vivo', edadMs: 4_000, ...rest });
  });

  it('has no age without a reading, and none below zero', () => {
    const nothing = { estado: 'nunca', edadMs: null, fuente: null, bateria: null, desfaseMs: null };
    expect(badgeAt(NEVER_HEARD, NOW)).toEqual(nothing);
    expect(badgeAt(undefined, NOW)).toEqual(nothing);
    expect(badgeAt(HEARD, NOW - 60_000).edadMs).toBe(0);
  });

  it.each(['no_puesto', 'plano', 'reloj'] as const)(
    'says %s until the device is silent, never live',
    (estado) => {
      const held: Estado = { ...HEARD, estado };
      expect(badgeAt(held, NOW).estado).toBe(estado);
      expect(badgeAt(held, NOW + 46_499).estado).toBe(estado);
      expect(badgeAt(held, NOW + 46_500).estado).toBe('sin_senal');
    },
  );

  it('of a device of whom only readings from the future came has no age', () => {
    const held: Estado = { ...HEARD, estado: 'reloj', edad_ms: null, medido_at: null };
    expect(badgeAt(held, NOW)).toMatchObject({ estado: 'reloj', edadMs: null });
    expect(badgeAt(held, NOW + 60_000)).toMatchObject({ estado: 'sin_senal', edadMs: null });
  });
});
