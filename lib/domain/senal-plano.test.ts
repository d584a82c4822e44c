import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { device, live, MOVING, NO_HR, SECOND, START, STILL, STUCK, scene, VARYING } from './fake-device';
import { advanceSenal, isFlat, NO_SENAL, type Senal, senalOf } from './senal';

describe('a flat line', () => {
  it('is the same heart rate for five minutes while the body moves', () => {
    const to = device();
    live(scene([0, 1.3], {}), to);
    expect(isFlat(live(scene([1.3, 6.3], { hr: STUCK }), to))).toBe(false);
    const senal = live(scene([6.3, 6.4], { hr: STUCK }), to);
    expect(isFlat(senal)).toBe(true);
    expect(senal.plano_desde).toBe(START + 78 * SECOND);
  });

  it('ends with the first heart rate that differs', () => {
    const to = device();
    expect(isFlat(live(scene([0, 7], { hr: STUCK }), to))).toBe(true);
    expect(isFlat(live(scene([7, 7.05], { hr: () => 73 }), to))).toBe(false);
  });

  it('takes motion', () => {
    expect(isFlat(live(scene([0, 30], { hr: STUCK, g: STILL })))).toBe(false);
    expect(isFlat(live(scene([0, 30], { hr: STUCK, g: () => null })))).toBe(false);
  });

  it('takes thirty readings', () => {
    const every = (many: number) => (second: number) => (second % many === 0 ? 72 : null);
    expect(isFlat(live(scene([0, 7], { hr: every(20) })))).toBe(false);
    expect(isFlat(live(scene([0, 11], { hr: every(20) })))).toBe(true);
  });

  it('is not the heart that rests between two silences', () => {
    const to = device();
    live(scene([0, 4], { hr: STUCK }), to);
    expect(isFlat(live(scene([15, 18], { hr: STUCK }), to))).toBe(false);
  });
});

describe('the signal', () => {
  it('is the same however the readings are cut into batches and shuffled within them', () => {
    const turns = [NO_HR, STUCK, VARYING].flatMap((hr) => [STILL, MOVING].map((g) => ({ hr, g })));
    const parts = fc.array(
      fc.record({ scene: fc.constantFrom(...turns), half: fc.integer({ min: 1, max: 60 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(parts, fc.infiniteStream(fc.integer({ min: 1, max: 90 })), (plan, sizes) => {
        let at = 0;
        const readings = plan.flatMap((part) => {
          const one = scene([at, at + part.half / 2], part.scene);
          at += part.half / 2;
          return one;
        });
        const to = device();
        let cut = NO_SENAL;
        for (let done = 0; done < readings.length; ) {
          const size = sizes.next().value;
          cut = to.send(readings.slice(done, done + size).reverse());
          done += size;
        }
        const whole = device().send(readings);
        expect(said(cut)).toEqual(said(whole));
      }),
      { numRuns: 60 },
    );
  });

  it('of a clock set back within its tolerance follows the new time', () => {
    const to = device();
    const ahead = scene([1.5, 10], { hr: STUCK, g: MOVING });
    for (const reading of ahead) to.send([reading], reading.medido_ms - 90 * SECOND);
    const set = scene([8.5, 9], { hr: VARYING });
    expect(live(set, to).hr_vario).toBe(set.at(-1)?.medido_ms);
  });

  it('stored by a version that knew less is read', () => {
    expect(senalOf(null)).toEqual(NO_SENAL);
    expect(senalOf({ contacto: false })).toEqual({ ...NO_SENAL, contacto: false });
  });

  it('does not change without readings', () => {
    const before = live(scene([0, 2], {}));
    expect(advanceSenal(before, { recibido_ms: START, readings: [], minute: () => undefined })).toBe(before);
  });
});

/** All that readings tell; the lag of the clock depends on when they were sent. */
function said({ desfase_ms, reloj_desde, reloj_lags, reloj_adelanto, ...rest }: Senal) {
  return rest;
}
