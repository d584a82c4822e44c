import { describe, expect, it } from 'vitest';
import {
  ESTADOS,
  type Estado,
  estadoFrom,
  estadoOf,
  estadoOfLectura,
  type Facts,
  type Heard,
  NEVER_HEARD,
  withoutEstado,
} from './estado';
import { NO_SENAL, type Senal } from './senal';

const NOW = new Date('2026-11-24T15:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const FRESH: Facts = {
  silencio_ms: 0,
  edad_ms: 0,
  cadencia_ms: 5 * SECOND,
  reloj: false,
  no_puesto: false,
  plano: false,
};

function heard(agoMs: number, more: Partial<Omit<Heard, 'senal'>> & { senal?: Partial<Senal> } = {}): Heard {
  const { senal, ...rest } = more;
  return {
    medido_at: new Date(NOW.getTime() - agoMs),
    visto_at: new Date(NOW.getTime() - agoMs),
    cadencia_ms: SECOND,
    fuente: 'sensor',
    bateria: null,
    ...rest,
    senal: { ...NO_SENAL, ...senal },
  };
}

const stateOf = (...devices: Heard[]) => estadoOf(devices, NOW).estado;

describe('age', () => {
  const live = (cadencia: number) => Math.max(3 * cadencia, 15 * SECOND);

  it.each([
    [20, 15_000, 15_000],
    [1_000, 15_000, 15_000],
    [1_500, 15_000, 15_000],
    [1_501, 15_000, 15_010],
    [2_000, 15_000, 20_000],
    [5_000, 15_000, 50_000],
    [6_000, 18_000, 60_000],
    [60_000, 180_000, 600_000],
  ])('at a cadence of %i ms is live below %i ms and without signal from %i ms', (cadencia_ms, late, gone) => {
    const at = (edad_ms: number) => estadoFrom({ ...FRESH, cadencia_ms, edad_ms });
    expect(late).toBe(live(cadencia_ms));
    expect([at(0), at(late - 1)]).toEqual(['en_vivo', 'en_vivo']);
    expect(at(late)).toBe(late === gone ? 'sin_senal' : 'retrasado');
    expect(at(gone - 1)).toBe(late === gone ? 'en_vivo' : 'retrasado');
    expect(at(gone)).toBe('sin_senal');
  });

  it('is never negative, and a reading from the future is as of now', () => {
    expect(estadoOf([heard(-90 * SECOND)], NOW)).toMatchObject({ estado: 'en_vivo', edad_ms: 0 });
  });
});

describe('the order of the table', () => {
  const all: Facts = { ...FRESH, silencio_ms: 50 * SECOND, reloj: true, no_puesto: true, plano: true };

  it('is never heard, silent, clock, not worn, flat, age', () => {
    expect(estadoFrom({ ...all, silencio_ms: null })).toBe('nunca');
    expect(estadoFrom(all)).toBe('sin_senal');
    const received = { ...all, silencio_ms: 50 * SECOND - 1 };
    expect(estadoFrom(received)).toBe('reloj');
    expect(estadoFrom({ ...received, reloj: false })).toBe('no_puesto');
    expect(estadoFrom({ ...received, reloj: false, no_puesto: false })).toBe('plano');
    expect(estadoFrom({ ...received, reloj: false, no_puesto: false, plano: false })).toBe('en_vivo');
  });

  it('judges the sensor, not the age, while readings arrive late', () => {
    expect(estadoFrom({ ...FRESH, edad_ms: 60 * MINUTE, no_puesto: true })).toBe('no_puesto');
    expect(estadoFrom({ ...FRESH, edad_ms: 60 * MINUTE })).toBe('sin_senal');
  });

  it('takes nothing received for silence after 15 s at the least', () => {
    const fast = { ...all, cadencia_ms: 20 };
    expect(estadoFrom({ ...fast, silencio_ms: 14_999 })).toBe('reloj');
    expect(estadoFrom({ ...fast, silencio_ms: 15_000 })).toBe('sin_senal');
  });

  it('gives one state to every combination of facts', () => {
    const flags = [false, true];
    for (const silencio_ms of [null, 0, MINUTE])
      for (const edad_ms of [null, 0, 20 * SECOND, MINUTE])
        for (const reloj of flags)
          for (const no_puesto of flags)
            for (const plano of flags)
              expect(ESTADOS).toContain(
                estadoFrom({ ...FRESH, silencio_ms, edad_ms, reloj, no_puesto, plano }),
              );
  });
});

describe('a device', () => {
  it('that was never heard leaves nothing to tell', () => {
    expect(estadoOf(null, NOW)).toEqual(NEVER_HEARD);
    expect(estadoOf([], NOW)).toEqual(NEVER_HEARD);
  });

  it('is told with its age, its source, its battery and its clock', () => {
    const one = heard(4_000, { fuente: 'simulado', bateria: 12.3, senal: { desfase_ms: 350 } });
    expect(estadoOf([one], NOW)).toEqual({
      estado: 'en_vivo',
      edad_ms: 4_000,
      medido_at: '2026-11-24T14:59:56.000Z',
      visto_at: '2026-11-24T14:59:56.000Z',
      cadencia_ms: 1_000,
      fuente: 'simulado',
      bateria: 12,
      desfase_ms: 350,
    } satisfies Estado);
  });

  it('off by more than two minutes has a wrong clock, also with nothing but readings from the future', () => {
    const ahead = { medido_at: null, senal: { desfase_ms: -10 * MINUTE } };
    expect(estadoOf([heard(0, ahead)], NOW)).toMatchObject({
      estado: 'reloj',
      edad_ms: null,
      medido_at: null,
    });
    expect(stateOf(heard(0, { senal: { desfase_ms: 2 * MINUTE } }))).toBe('en_vivo');
    expect(stateOf(heard(0, { senal: { desfase_ms: 2 * MINUTE + 1 } }))).toBe('reloj');
    expect(stateOf(heard(0, { medido_at: null }))).toBe('nunca');
  });

  it('that imports what was measured long ago has no wrong clock', () => {
    expect(stateOf(heard(0, { fuente: 'importado', senal: { desfase_ms: 60 * MINUTE } }))).toBe('en_vivo');
  });

  it('is told without the scope only by source and cadence', () => {
    const { cadencia_ms, fuente, ...hidden } = withoutEstado(estadoOf([heard(0, { bateria: 50 })], NOW));
    expect({ cadencia_ms, fuente }).toEqual({ cadencia_ms: 1_000, fuente: 'sensor' });
    expect(new Set(Object.values(hidden))).toEqual(new Set([null]));
  });
});

describe('several devices', () => {
  const unworn = { senal: { contacto: false } };

  it('are told by the one that says most, whichever was heard last', () => {
    const worn = heard(3_000, { fuente: 'sensor' });
    const onTheTable = heard(0, { ...unworn, fuente: 'simulado' });
    for (const devices of [
      [worn, onTheTable],
      [onTheTable, worn],
    ])
      expect(estadoOf(devices, NOW)).toMatchObject({ estado: 'en_vivo', edad_ms: 3_000 });
  });

  it('are told by the one still heard when the other fell silent, and by the last one when both did', () => {
    expect(stateOf(heard(MINUTE), heard(0, unworn))).toBe('no_puesto');
    expect(estadoOf([heard(5 * MINUTE), heard(MINUTE)], NOW)).toMatchObject({
      estado: 'sin_senal',
      edad_ms: MINUTE,
    });
  });
});

describe('the newest reading by itself', () => {
  const iso = (agoMs: number) => new Date(NOW.getTime() - agoMs).toISOString();
  const told = (measuredAgo: number, arrivedAgo: number) =>
    estadoOfLectura({ medido_at: iso(measuredAgo), created_at: iso(arrivedAgo) }, null, NOW);

  it('tells its age, silence, and a clock ahead by more than two minutes', () => {
    expect(told(2 * SECOND, SECOND)).toEqual({ estado: 'en_vivo', edad_ms: 2 * SECOND });
    expect(told(60 * MINUTE, SECOND)).toEqual({ estado: 'sin_senal', edad_ms: 60 * MINUTE });
    expect(told(-2 * MINUTE, 0)).toEqual({ estado: 'en_vivo', edad_ms: 0 });
    expect(told(-2 * MINUTE - 1, 0)).toEqual({ estado: 'reloj', edad_ms: 0 });
    expect(told(0, 15 * SECOND).estado).toBe('sin_senal');
  });
});
