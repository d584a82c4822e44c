import { HR_SCALE, LEVELS } from '../../metrics/sums';
import { absent, category, HEART_RATE_PROFILE, LOINC, patientReference, UCUM } from './codes';

type Rollup = { minutos: number; inicio: string; n: number; hr_n: number; hr_sum: number };

/**
 * The mean of a minute, of the profile `heartrate`: a resource for each reading would be many times the size, and the readings
 * themselves are in `json/`. Rollups of other lengths give none.
 */
export function heartRateObservation(row: Rollup, patient: string) {
  if (row.minutos !== LEVELS.minute) return null;
  return {
    resourceType: 'Observation',
    id: `frecuencia-${Date.parse(row.inicio)}`,
    meta: { profile: [HEART_RATE_PROFILE] },
    status: 'final',
    category: category('vital-signs'),
    code: { coding: [{ system: LOINC, code: '8867-4', display: 'Heart rate' }], text: 'Frecuencia cardíaca' },
    subject: patientReference(patient),
    effectiveDateTime: row.inicio,
    method: { text: `Media del minuto: ${row.hr_n} de ${row.n} lecturas` },
    ...meanOf(row),
  };
}

/** A minute in which the device told of motion only has no heart rate, and none is made up. */
function meanOf({ hr_n, hr_sum }: Rollup) {
  if (hr_n === 0) return { dataAbsentReason: absent('unknown') };
  const value = Math.round((hr_sum / hr_n / HR_SCALE) * 10) / 10;
  return { valueQuantity: { value, unit: 'beats/minute', system: UCUM, code: '/min' } };
}
