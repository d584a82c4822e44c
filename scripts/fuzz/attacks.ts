import { MAX_FRAME_BYTES } from '@/lib/channels/protocol';
import { CHANNELS } from '@/lib/channels/registry';
import { LECTURAS_BYTES } from '@/lib/domain/lecturas';
import { type Choice, choiceFor } from './choice';
import { textOf } from './hostile-json';
import { deviceMessage, nativeMessage, seedMessage } from './messages';
import { brokenFrame, closeFrame, fragmented, frame, pingFrame } from './socket-frames';
import { deviceUpgrade, goodUpgrade, hostileUpgrade, namelessUpgrade } from './upgrade-requests';
import type { World } from './world';

/** What one connection sends, and how it ends. `deaf`: it does not read what it gets. */
export type Attack = {
  place: number;
  kind: string;
  pieces: Piece[];
  end: 'close' | 'half' | 'reset' | 'leave' | 'stay';
  deaf: boolean;
};

/** `counts`: frames or requests in it. `wait`: before it goes on, for an answer, so long at most (ms). */
export type Piece = { bytes: Buffer; counts: number; wait: number };

const OPEN_MS = 1_000;
const REFUSED_MS = 300;
const ANSWER_MS = 40;

/** The attack at this place of the run with this seed. */
export function attackAt(seed: string, place: number, world: World): Attack {
  const choice = choiceFor(seed, place);
  const draw = choice.whole(0, 99);
  const make = draw < 52 ? native : draw < 58 ? storm : draw < 70 ? seeds : draw < 80 ? device : requests;
  return { place, ...make(choice, world) };
}

type Course = Omit<Attack, 'place'>;

type Message = () => string;

function talk(choice: Choice, kind: string, opening: Piece[], message: Message, most: number): Course {
  const { pick, chance } = choice;
  // Ten bad frames end a socket: those with few of them go deeper.
  const broken = pick([0, 0, 0.02, 0.1]);
  const pieces = choice.times(pick([3, 10, 25, 60]), () => {
    if (chance(broken)) return piece(brokenFrame(choice, most), chance(0.3));
    const text = message();
    return piece(chance(0.1) ? fragmented(choice, text) : frame(text), chance(0.2));
  });
  if (chance(0.7)) pieces.push(piece(pingFrame(), true));
  return finished(choice, kind, [...opening, ...pieces]);
}

function piece(bytes: Buffer, waits: boolean, wait = ANSWER_MS): Piece {
  return { bytes, counts: 1, wait: waits ? wait : 0 };
}

/** Sometimes the last piece only half. */
function finished({ pick, chance, whole }: Choice, kind: string, pieces: Piece[]): Course {
  const last = pieces.at(-1);
  if (last && chance(0.08)) last.bytes = last.bytes.subarray(0, whole(0, last.bytes.length));
  const end = pick(['close', 'close', 'half', 'reset', 'leave', 'leave', 'stay'] as const);
  if (end === 'close') pieces.push({ bytes: closeFrame(1000), counts: 1, wait: ANSWER_MS });
  return { kind, pieces, end, deaf: chance(0.05) };
}

const mutationOf = ({ pick }: Choice): number => pick([0, 0.05, 0.05, 0.3, 1]);

function native(choice: Choice, world: World): Course {
  const mutation = mutationOf(choice);
  return talk(
    choice,
    'native',
    openNative(choice, world),
    () => nativeMessage(choice, world, mutation),
    MAX_FRAME_BYTES,
  );
}

function openNative(choice: Choice, world: World): Piece[] {
  const { chance, pick } = choice;
  if (chance(0.7)) return [piece(goodUpgrade(choice, world, pick(['/ws', '/ws/'])), chance(0.8), OPEN_MS)];
  const token = chance(0.7) ? world.own.access : pick(world.worthless);
  const hello = frame(
    textOf([
      ['type', 'hello'],
      ['token', token],
    ]),
  );
  return [
    piece(namelessUpgrade(world), chance(0.5), OPEN_MS),
    ...(chance(0.8) ? [piece(hello, chance(0.7))] : []),
  ];
}

/** The same refs again and again, faster than they are answered. */
function storm(choice: Choice, world: World): Course {
  const { pick, whole, chance } = choice;
  const names = choice.times(3, () => pick(CHANNELS).name);
  const ids = [world.own.consumidor_id, world.own.consumidor_id, world.victim.consumidor_id];
  const pieces = choice.times(pick([60, 190, 260]), () => {
    const ref = chance(0.8) ? pick(['a', 'b']) : `r${whole(0, 300)}`;
    const entries: [string, unknown][] = chance(0.5)
      ? [
          ['type', 'unsubscribe'],
          ['ref', ref],
        ]
      : [
          ['type', 'subscribe'],
          ['ref', ref],
          ['channel', pick(names)],
          ['consumidor_id', pick(ids)],
        ];
    return piece(frame(textOf(entries)), chance(0.02));
  });
  return finished(choice, 'storm', [...openNative(choice, world), ...pieces]);
}

function seeds(choice: Choice, world: World): Course {
  const { pick, chance } = choice;
  const id = chance(0.7) ? world.own.consumidor_id : world.victim.consumidor_id;
  const path = `/ws/${pick(CHANNELS).name}/${id}/`;
  const mutation = mutationOf(choice);
  const opening = [piece(goodUpgrade(choice, world, path), chance(0.8), OPEN_MS)];
  return talk(choice, 'seed', opening, () => seedMessage(choice, world, mutation), MAX_FRAME_BYTES);
}

function device(choice: Choice, world: World): Course {
  const mutation = mutationOf(choice);
  const opening = [piece(deviceUpgrade(choice, world), choice.chance(0.8), OPEN_MS)];
  return talk(choice, 'device', opening, () => deviceMessage(choice, mutation), LECTURAS_BYTES);
}

function requests(choice: Choice, world: World): Course {
  const pieces = choice.times(choice.pick([1, 1, 1, 2]), () =>
    piece(hostileUpgrade(choice, world), choice.chance(0.8), REFUSED_MS),
  );
  if (choice.chance(0.2)) pieces.push(piece(brokenFrame(choice, MAX_FRAME_BYTES), false));
  return finished(choice, 'request', pieces);
}
