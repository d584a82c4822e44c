import { beforeAll, expect, test } from 'vitest';
import { exported, rowsOf, textOf } from '@/lib/testing/archive';
import { type Bundle, bundleFaults } from '@/lib/testing/fhir';
import { createFullPerson } from '@/lib/testing/full-person';
import { createPerson, openTestApp } from '@/lib/testing/test-app';

const app = await openTestApp();
let bundle: Bundle;
let minutes: number;
beforeAll(async () => {
  const { files } = await exported(app, (await createFullPerson(app)).access);
  bundle = JSON.parse(textOf(files, 'fhir/bundle.json'));
  minutes = rowsOf(files, 'rollups').filter(({ minutos }) => minutos === 1).length;
});

const kinds = () => bundle.entry.map(({ resource }) => resource.resourceType);

test('it is valid R4, and its heart rates keep their profile', { timeout: 60_000 }, () => {
  expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
  expect(new Set(kinds())).toEqual(new Set(['Patient', 'Device', 'Consent', 'Observation', 'Provenance']));
  expect(bundleFaults(bundle)).toEqual([]);
});

test('a minute is an Observation, also one without a heart rate', () => {
  const heart = bundle.entry.filter(({ resource }) => String(resource.id).startsWith('frecuencia-'));
  expect(heart).toHaveLength(minutes);
  const [motionOnly] = heart.filter(({ resource }) => resource.dataAbsentReason);
  expect(motionOnly?.resource).not.toHaveProperty('valueQuantity');
  expect(heart.filter(({ resource }) => resource.valueQuantity).length).toBeGreaterThan(20);
});

test('of somebody without any data, too', async () => {
  const nobody = await createPerson(app, 'consumidor');
  const { files } = await exported(app, nobody.access);
  const empty: Bundle = JSON.parse(textOf(files, 'fhir/bundle.json'));
  expect(empty.entry.map(({ resource }) => resource.resourceType)).toEqual(['Patient', 'Provenance']);
  expect(bundleFaults(empty)).toEqual([]);
});

test('the checks see what is wrong', { timeout: 60_000 }, () => {
  const [heart] = bundle.entry.filter(({ resource }) => resource.valueQuantity && resource.meta);
  if (!heart) throw new Error('there is no heart rate');
  const faultsOf = (change: object) =>
    bundleFaults({
      ...bundle,
      entry: [...bundle.entry.slice(0, 1), { ...heart, resource: { ...heart.resource, ...change } }],
    });
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf({ valueQuantity: { value: 70, code: 'bpm' } })).toEqual([
    expect.stringMatching('valueQuantity'),
  ]);
  expect(faultsOf({ effectiveDateTime: undefined })).toEqual([expect.stringMatching('effectiveDateTime')]);
  expect(faultsOf({ subject: { reference: 'Patient/1' } })).toEqual([expect.stringMatching('no Patient')]);
  expect(faultsOf({ status: 7 }).length).toBeGreaterThan(0);
});
