import { describe, expect, it } from 'vitest';
import {
  CADENCE,
  device,
  live,
  MOVING,
  NO_HR,
  type Reading,
  SECOND,
  START,
  STILL,
  STUCK,
  scene,
} from './fake-device';
import { addReading, emptySums, settleMinute } from './metrics/sums';
import { advanceSenal, isUnworn, NO_SENAL } from './senal';
import { MINUTE_MS } from './time';

describe('the contact bit', () => {
  const bit = (second: number, contacto: boolean | null): Reading => ({
    ...(scene([0, 0.1], {})[0] as Reading),
    medido_ms: START + second * SECOND,
    contacto,
  });

  it('off says at once that the sensor is not worn, since when, and until it is on again', () => {
    const to = device();
    expect(isUnworn(to.send([bit(1, true)]))).toBe(false);
    const off = to.send([bit(2, false)]);
    expect(isUnworn(off)).toBe(true);
    expect(off.contacto_desde).toBe(START + 2 * SECOND);
    expect(to.send([bit(3, false)]).contacto_desde).toBe(START + 2 * SECOND);
    expect(isUnworn(to.send([bit(4, null)]))).toBe(true);
    expect(isUnworn(to.send([bit(5, true)]))).toBe(false);
  });

  it('counts in the order of measuring, whatever the order in the batch', () => {
    expect(device().send([bit(5, true), bit(3, false), bit(4, false)]).contacto).toBe(true);
  });

  it('of a late reading, or of one from the future, changes nothing', () => {
    const to = device();
    to.send([bit(60, true)]);
    expect(to.send([bit(59, false)], START + 61 * SECOND).contacto).toBe(true);
    const future = to.send([bit(60 + 200, false)], START + 62 * SECOND);
    expect(future.contacto).toBe(true);
    expect(future.medido_ms).toBe(START + 60 * SECOND);
    expect(to.send([bit(63, false)]).contacto).toBe(false);
  });
});

describe('stillness', () => {
  it('of a whole hour without a varying heart rate is a sensor that is not worn', () => {
    for (const hr of [NO_HR, STUCK]) {
      const to = device();
      expect(isUnworn(live(scene([0, 60], { hr, g: STILL }), to))).toBe(false);
      const senal = live(scene([60, 60.1], { hr, g: STILL }), to);
      expect(isUnworn(senal)).toBe(true);
      expect(senal.quieto_desde).toBe(START);
    }
  });

  it('of a sleeper, whose heart varies, is none', () => {
    expect(isUnworn(live(scene([0, 180], { g: STILL }), device(), 30))).toBe(false);
    const restful = (second: number) => (second < 5_000 ? 52 : 53);
    expect(isUnworn(live(scene([0, 130], { hr: restful, g: STILL }), device(), 30))).toBe(false);
  });

  it('ends with the first seconds of motion, not with the minute', () => {
    const to = device();
    expect(isUnworn(live(scene([0, 70], { hr: NO_HR, g: STILL }), to))).toBe(true);
    expect(isUnworn(live(scene([70, 70.25], { hr: NO_HR, g: MOVING }), to))).toBe(false);
    expect(isUnworn(live(scene([70.25, 130], { hr: NO_HR, g: STILL }), to))).toBe(false);
    expect(isUnworn(live(scene([130, 131.1], { hr: NO_HR, g: STILL }), to))).toBe(true);
  });

  it('begins anew after a silence in which anything may have happened', () => {
    const to = device();
    live(scene([0, 50], { hr: NO_HR, g: STILL }), to);
    expect(isUnworn(live(scene([65, 80], { hr: NO_HR, g: STILL }), to))).toBe(false);
    const bridged = device();
    live(scene([0, 50], { hr: NO_HR, g: STILL }), bridged);
    expect(isUnworn(live(scene([58, 62], { hr: NO_HR, g: STILL }), bridged))).toBe(true);
  });

  it('is not judged without acceleration or with too little of it', () => {
    expect(isUnworn(live(scene([0, 120], { hr: NO_HR, g: () => null }), device(), 30))).toBe(false);
    const sparse = scene([0, 120], { hr: NO_HR, g: STILL }).filter((_, index) => index % 15 === 0);
    expect(isUnworn(live(sparse))).toBe(false);
  });

  it('is as known from the batch before when the sums of a past minute are not at hand', () => {
    const to = device();
    const readings = scene([0, 61], { hr: NO_HR, g: STILL });
    live(readings, to);
    let senal = NO_SENAL;
    for (let at = 0; at < readings.length; at += 30) {
      const batch = readings.slice(at, at + 30);
      const own = device();
      own.send(batch);
      const begun = batch[0]?.medido_ms ?? 0;
      const sums = emptySums();
      for (const { accel_x, medido_ms } of batch)
        addReading(sums, { ...NOTHING, medido_ms, accel_x, accel_y: 0, accel_z: 0 }, CADENCE);
      settleMinute(sums);
      senal = advanceSenal(senal, {
        recibido_ms: begun + MINUTE_MS,
        readings: batch,
        minute: (start) => (start === begun ? sums : undefined),
      });
    }
    expect(isUnworn(senal)).toBe(true);
  });
});

const NOTHING = { heart_rate: null, gyro_x: null, gyro_y: null, gyro_z: null };
