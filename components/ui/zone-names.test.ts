import { expect, test } from 'vitest';
import { zoneCity, zoneGroups } from './zone-names';

test.each([
  ['America/Mexico_City', 'Ciudad de México'],
  ['America/Tijuana', 'Tijuana'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('%s is said %s', (zone, city) => {
  expect(zoneCity(zone)).toBe(city);
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
  expect(zoneGroups(zones)).toEqual([
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
});
