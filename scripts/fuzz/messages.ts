import { CHANNELS } from '@/lib/channels/registry';
import { parseCursor } from '@/lib/domain/cursor';
import type { Choice } from './choice';
import { type Entries, mutated, textOf } from './hostile-json';
import type { World } from './world';

const NAMES = CHANNELS.map(({ name }) => name as string);
const NO_CHANNELS = [
  '',
  'nada',
  'sensor data',
  'SENSOR_DATA',
  'constructor',
  '__proto__',
  'dispositivo',
  'ws',
];
const REFS = ['a', 'b', 'c', 'd', 'sensor_data:1', 'x'.repeat(64)];

/** A message of the native surface, and how it may be broken. */
export function nativeMessage(choice: Choice, world: World, mutation: number): string {
  const { pick, whole, chance } = choice;
  const draw = whole(0, 19);
  if (draw < 11) return broken(choice, subscribe(choice, world), mutation);
  if (draw < 15)
    return broken(
      choice,
      [
        ['type', 'unsubscribe'],
        ['ref', pick(REFS)],
      ],
      mutation,
    );
  if (draw < 17)
    return broken(
      choice,
      [
        ['type', 'ping'],
        ['t', whole(0, 1e9)],
      ],
      mutation,
    );
  const type = draw < 19 ? 'refresh' : 'hello';
  const token = chance(0.6) ? world.own.access : pick(world.worthless);
  return broken(
    choice,
    [
      ['type', type],
      ['token', token],
    ],
    mutation,
  );
}

function broken(choice: Choice, entries: Entries, mutation: number): string {
  return choice.chance(mutation) ? mutated(choice, entries, choice.whole(1, 3)) : textOf(entries);
}

function subscribe(choice: Choice, world: World): Entries {
  const { pick, chance, whole } = choice;
  const name = chance(0.95) ? pick(NAMES) : pick(NO_CHANNELS);
  const entries: Entries = [
    ['type', 'subscribe'],
    ['ref', chance(0.7) ? pick(REFS) : `r${whole(0, 400)}`],
    ['channel', chance(0.2) ? name.replaceAll('_', '-') : name],
    ['consumidor_id', name === 'notificaciones' ? pick(usuarios(world)) : pick(consumidores(world))],
  ];
  if (chance(0.5)) entries.push(['since', cursor(choice, world)]);
  if (chance(0.2)) entries.push(['rate_hz', pick([0.1, 1, 4, 50, 0, -1, 51, 1e300])]);
  return entries;
}

/** Mostly the own, so that there is something to break; often the victim's. */
const consumidores = ({ own, victim }: World): unknown[] => [
  ...Array.from({ length: 6 }, () => own.consumidor_id),
  ...Array.from({ length: 6 }, () => victim.consumidor_id),
  own.usuario_id,
  0,
  2 ** 31 - 1,
  999_999,
];
const usuarios = ({ own, victim }: World): unknown[] => [
  own.usuario_id,
  own.usuario_id,
  victim.usuario_id,
  victim.usuario_id,
  victim.consumidor_id,
  1,
];

function cursor({ pick, whole }: Choice, world: World): string {
  const { epoch, offset } = parseCursor(world.cursor) ?? { epoch: 1, offset: 1 };
  return pick([
    world.cursor,
    `${epoch}:${whole(0, offset)}`,
    `${epoch}:0`,
    `${epoch}:${offset + whole(1, 20_000)}`,
    `${epoch}:999999999999999`,
    `${epoch + 1}:${offset}`,
    `${epoch - 1}:${offset}`,
    '0:0',
    '999999999999999:999999999999999',
    '000:000',
    `${epoch}:-1`,
    `${epoch}`,
    `${epoch}:1:2`,
    `1e9:1`,
    '٣:٣',
    '',
  ]);
}

/** A message of the seed surface. */
export function seedMessage(choice: Choice, { victim }: World, mutation: number): string {
  const { pick, whole } = choice;
  const draw = whole(0, 5);
  const ids = [1, 0, -1, 2 ** 31, 2 ** 53, 1.5, '1', null, victim.usuario_id];
  const entries: Entries =
    draw < 2
      ? [['type', 'ping']]
      : draw < 5
        ? [
            ['type', 'request_data'],
            ['limit', whole(0, 99)],
          ]
        : [
            ['type', 'mark_read'],
            ['notification_id', pick(ids)],
          ];
  return broken(choice, entries, mutation);
}

const INSTANTS = [
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00+14:00',
  '2016-12-31T23:59:60Z',
  '+275760-09-13T00:00:00Z',
  'ayer',
];

/** A frame of a device: readings of all kinds, some of them right. */
export function deviceMessage(choice: Choice, mutation: number): string {
  const { chance, whole, pick } = choice;
  if (chance(0.1)) return broken(choice, [['type', 'ping']], mutation);
  if (chance(0.4)) return broken(choice, reading(choice), mutation);
  const some = choice.times(pick([0, 1, 2, 5, 40]), () => Object.fromEntries(reading(choice)));
  const entries: Entries = [['lecturas', chance(0.95) ? some : pick([null, {}, 'x', 7])]];
  if (chance(0.3))
    entries.push(['lote', pick(['a', whole(0, 9), 'x'.repeat(64), 'x'.repeat(65), 1.5, null])]);
  return broken(choice, entries, mutation);
}

function reading(choice: Choice): Entries {
  const { whole, chance, pick, between } = choice;
  const entries: Entries = [
    ['heart_rate', chance(0.9) ? whole(60, 99) : pick([0, -1, 1e9, 19.9, 260, null])],
  ];
  if (chance(0.8))
    entries.push(['n', chance(0.9) ? whole(0, 100_000) : pick([2 ** 31, 2 ** 53 - 1, -1, 0.5])]);
  if (chance(0.4)) entries.push(['accel_x', between(-40, 40)], ['gyro_z', between(-5_000, 5_000)]);
  if (chance(0.3)) entries.push(['medido_at', pick(INSTANTS)]);
  if (chance(0.2)) entries.push(['rr_ms', choice.times(whole(0, 80), () => whole(90, 5_100))]);
  if (chance(0.2)) entries.push(['bateria', pick([0, 100, 101, 55.5])], ['contacto', chance(0.5)]);
  return entries;
}
