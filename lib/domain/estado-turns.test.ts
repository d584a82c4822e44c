import { describe, expect, it } from 'vitest';
import { ESTADOS, type Estado, estadoOf } from './estado';
import { CADENCE, device, type Reading, SECOND, START } from './fake-device';
import type { Senal } from './senal';

const MINUTE = 60 * SECOND;

/** One device under a clock that the test moves: what it sends passes through the signal as at ingest. */
function scene() {
  const to = device();
  let now = START;
  let medido_ms: number | null = null;
  let visto_ms: number | null = null;
  let senal: Senal | undefined;

  const hear = (readings: readonly Reading[]) => {
    senal = to.send(readings, now);
    visto_ms = now;
    for (const reading of readings)
      if (reading.medido_ms <= now + 2 * MINUTE)
        medido_ms = Math.max(medido_ms ?? 0, Math.min(reading.medido_ms, now));
  };
  const measured = (agoMs: number, more: Partial<Reading> = {}): Reading => ({
    medido_ms: now - agoMs,
    contacto: true,
    heart_rate: 60 + (Math.floor(now / SECOND) % 7),
    accel_x: Math.floor(now / CADENCE) % 2 === 0 ? 1.2 : 0.8,
    ...more,
  });
  const wait = (ms: number) => {
    now += ms;
  };
  return {
    wait,
    hear: (agoMs: number, more?: Partial<Reading>) => hear([measured(agoMs, more)]),
    stream(ms: number, more?: Partial<Reading>) {
      for (const end = now + ms; now < end; wait(CADENCE)) hear([measured(0, more)]);
      hear([measured(0, more)]);
    },
    state(): Estado['estado'] {
      const last = senal &&
        visto_ms !== null && {
          medido_at: medido_ms === null ? null : new Date(medido_ms),
          visto_at: new Date(visto_ms),
          cadencia_ms: CADENCE,
          fuente: 'sensor' as const,
          bateria: null,
          senal,
        };
      return estadoOf(last ? [last] : null, new Date(now)).estado;
    },
  };
}

type Scene = ReturnType<typeof scene>;
type Reached = Exclude<Estado['estado'], 'nunca'>;

/** What brings each state about, by a reading or, where it says so, by time alone. */
const BY_READING: Record<Reached, (to: Scene) => void> = {
  en_vivo: (to) => {
    to.wait(CADENCE);
    to.hear(0);
  },
  retrasado: (to) => {
    to.wait(17_500);
    to.hear(17_000);
  },
  sin_senal: (to) => {
    to.wait(MINUTE);
    to.hear(50_000);
  },
  no_puesto: (to) => {
    to.wait(CADENCE);
    to.hear(0, { contacto: false });
  },
  plano: (to) => {
    to.wait(CADENCE);
    to.stream(6 * MINUTE, { heart_rate: 72 });
  },
  reloj: (to) => {
    to.wait(CADENCE);
    to.hear(-3 * MINUTE);
  },
};
const REACHED = Object.keys(BY_READING) as Reached[];

/** A clock set right is believed after a minute. */
function setClock(to: Scene): void {
  to.wait(CADENCE);
  to.stream(70 * SECOND);
}

describe('a reading', () => {
  const pairs = ['nunca' as const, ...REACHED].flatMap((from) =>
    REACHED.filter((to) => to !== from).map((to) => [from, to] as const),
  );

  it.each(pairs)('turns %s into %s', (from, to) => {
    const one = scene();
    if (from !== 'nunca') BY_READING[from](one);
    expect(one.state()).toBe(from);
    if (from === 'reloj') setClock(one);
    BY_READING[to](one);
    expect(one.state()).toBe(to);
  });

  it('covers every pair that there is', () => {
    expect(pairs).toHaveLength((ESTADOS.length - 1) ** 2);
  });
});

describe('time alone', () => {
  it('turns live into late and late into silence, to the millisecond', () => {
    const one = scene();
    BY_READING.en_vivo(one);
    one.wait(14_999);
    expect(one.state()).toBe('en_vivo');
    one.wait(1);
    expect(one.state()).toBe('retrasado');
    one.wait(4_999);
    expect(one.state()).toBe('retrasado');
    one.wait(1);
    expect(one.state()).toBe('sin_senal');
  });

  it.each(['no_puesto', 'plano', 'reloj'] as const)('turns %s into silence and into nothing else', (from) => {
    const one = scene();
    BY_READING[from](one);
    one.wait(19_999);
    expect(one.state()).toBe(from);
    one.wait(1);
    expect(one.state()).toBe('sin_senal');
    one.wait(24 * 60 * MINUTE);
    expect(one.state()).toBe('sin_senal');
  });

  it('does not end nunca', () => {
    const one = scene();
    one.wait(24 * 60 * MINUTE);
    expect(one.state()).toBe('nunca');
  });
});

describe('what is wrong with a sensor', () => {
  it('is told again when it comes back from silence without a word of it', () => {
    const one = scene();
    BY_READING.no_puesto(one);
    one.wait(10 * MINUTE);
    one.hear(0, { contacto: null });
    expect(one.state()).toBe('no_puesto');
  });

  it('is told worst first: clock before contact, contact before a flat line', () => {
    const one = scene();
    one.stream(6 * MINUTE, { heart_rate: 72 });
    expect(one.state()).toBe('plano');
    one.wait(CADENCE);
    one.hear(0, { heart_rate: 72, contacto: false });
    expect(one.state()).toBe('no_puesto');
    one.wait(CADENCE);
    one.hear(-3 * MINUTE, { heart_rate: 72, contacto: false });
    expect(one.state()).toBe('reloj');
  });
});
