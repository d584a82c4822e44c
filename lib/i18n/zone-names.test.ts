import { expect, test } from 'vitest';
import { zoneCity, zoneGroups } from './zone-names';

test.each([
  ['America/Mexico_City', 'Ciudad de México', 'Mexico City'],
  ['America/Tijuana', 'Tijuana', 'Tijuana'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'Buenos Aires'],
  ['UTC', 'UTC', 'UTC'],
])('%s is said %s, and in English %s', (zone, spanish, english) => {
  expect([zoneCity(zone, 'es'), zoneCity(zone, 'en')]).toEqual([spanish, english]);
});

test('zones stand by region and city, each once', () => {
  const zones = [
    'Europe/Rome',
    'America/Tijuana',
    'UTC',
    'America/Cancun',
    'America/Tijuana',
    'Africa/Cairo',
  ];
  expect(zoneGroups(zones, 'es')).toEqual([
    { region: 'África', zones: [{ zone: 'Africa/Cairo', city: 'El Cairo' }] },
    {
      region: 'América',
      zones: [
        { zone: 'America/Cancun', city: 'Cancún' },
        { zone: 'America/Tijuana', city: 'Tijuana' },
      ],
    },
    { region: 'Europa', zones: [{ zone: 'Europe/Rome', city: 'Roma' }] },
    { region: 'Otras', zones: [{ zone: 'UTC', city: 'UTC' }] },
  ]);
  expect(zoneGroups(['UTC', 'Europe/Rome', 'America/Cancun'], 'en')).toEqual([
    { region: 'Americas', zones: [{ zone: 'America/Cancun', city: 'Cancun' }] },
    { region: 'Europe', zones: [{ zone: 'Europe/Rome', city: 'Rome' }] },
    { region: 'Other', zones: [{ zone: 'UTC', city: 'UTC' }] },
  ]);
});
