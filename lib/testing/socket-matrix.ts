import type { Channel } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import { closeCode, type Problem } from '@/lib/domain/errors';
import { openNative } from './native-client';
import { call, createPerson, grant, type Person, type TestApp } from './test-app';
import { openSocket } from './test-socket';

/** Who opens a socket; without a token it is nobody. `granted`: what the owner shares with them, null for all. */
type Reader = { name: string; token?: string; person?: Person; granted: readonly string[] | null };
type Target = { whose: string; id: number };
export type SocketScene = { readers: readonly Reader[]; targets: readonly Target[] };

const MISSING = 999_999;
/** Waited for only where an answer fails to come. */
const PATIENCE_MS = 5_000;

/** An owner, and each way to stand to them: one cuidador for each alcance alone, one whose grant ended, strangers. */
export async function socketScene(app: TestApp): Promise<SocketScene> {
  // Accounts and persons are counted apart: so that no id names one of each.
  for (let before = 0; before < 5; before += 1) await createPerson(app, 'cuidador');
  const [owner, foreign] = [await createPerson(app, 'consumidor'), await createPerson(app, 'consumidor')];
  const reader = (name: string, person: Person, granted: readonly string[] | null = []): Reader => ({
    name,
    person,
    token: person.access,
    granted,
  });
  const readers = [reader('owner', owner, null), reader('another consumidor', foreign)];
  for (const alcance of ALCANCES) {
    const cuidador = await createPerson(app, 'cuidador');
    await grant(app, owner, cuidador, [alcance]);
    readers.push(reader(`cuidador with ${alcance}`, cuidador, [alcance]));
  }
  const former = await createPerson(app, 'cuidador');
  await grant(app, owner, former, [...ALCANCES]);
  await revokeGrants(app, owner, former);
  readers.push(reader('cuidador whose grant ended', former));
  readers.push(reader('cuidador without a grant', await createPerson(app, 'cuidador')));
  readers.push(reader('administrador', await createPerson(app, 'administrador')));
  return {
    readers: [...readers, { name: 'nobody', granted: [] }, { name: 'garbage', token: 'x.y.z', granted: [] }],
    targets: [
      { whose: 'the owner', id: owner.consumidor_id },
      { whose: 'the account of the owner', id: owner.usuario_id },
      { whose: 'a foreign person', id: foreign.consumidor_id },
      { whose: 'a foreign account', id: foreign.usuario_id },
      { whose: 'none', id: MISSING },
    ],
  };
}

async function revokeGrants(app: TestApp, owner: Person, cuidador: Person): Promise<void> {
  const { body } = await call(app, '/api/consentimientos', { token: owner.access });
  for (const { id, cuidador_id } of body.consentimientos)
    if (cuidador_id === cuidador.usuario_id)
      await call(app, `/api/consentimientos/${id}`, { token: owner.access, method: 'DELETE' });
}

/** `data`, or why not: the code of the problem, or of the close. */
type Outcome = string;
type Ask = (
  app: TestApp,
  reader: Reader,
  channels: readonly Channel[],
  targets: readonly Target[],
) => Promise<(channel: Channel, target: Target) => Outcome>;

/** What is wrong on either surface: an answer to somebody who may not have it, or none to who may. */
export async function socketFaults(
  app: TestApp,
  channels: readonly Channel[],
  { readers, targets }: SocketScene,
): Promise<string[]> {
  const faults: string[] = [];
  for (const [surface, ask] of Object.entries({ native: askNative, seed: askSeed }))
    for (const reader of readers) {
      const outcomeOf = await ask(app, reader, channels, targets);
      for (const channel of channels)
        for (const target of targets) {
          const [got, expected] = [outcomeOf(channel, target), expectedOf(reader, channel, target, targets)];
          if (got !== expected)
            faults.push(
              `${channel.name} (${surface}): ${reader.name} on ${target.whose} got ${got}, not ${expected}`,
            );
        }
    }
  return faults;
}

/** The whole rule. A foreign person and none are refused with the same words. */
function expectedOf(
  { person, granted }: Reader,
  channel: Channel,
  { id }: Target,
  [ofOwner]: readonly Target[],
): Outcome {
  if (!person) return 'unauthenticated';
  const isOwn = person.consumidor_id > 0 && id === person.consumidor_id;
  if (channel.of === 'usuario') return isOwn || id === person.usuario_id ? 'data' : 'not_allowed';
  const shares = id === ofOwner?.id && channel.scopes.some((scope) => granted?.includes(scope));
  return isOwn || shares ? 'data' : 'not_allowed';
}

/** All at once over one socket. */
const askNative: Ask = async (app, reader, channels, targets) => {
  const client = openNative(`${app.wsUrl}/ws`, reader.token);
  const outcomes = new Map<string, Outcome>();
  const closed = client.closed.then(nameOfClose, String);
  if (reader.person) await client.take('welcome');
  for (const { name } of channels)
    for (const { id } of targets) {
      const ref = `${name}:${id}`;
      client.send({ type: 'subscribe', ref, channel: name, consumidor_id: id });
      const has = (frame: { ref?: string }) => frame.ref === ref;
      const refused = client.take('error', has).then(({ problem }) => refusalOf(problem));
      const given = client.take('subscribed', has).then(() => 'data');
      outcomes.set(ref, await soon(Promise.race([given, refused, closed])));
    }
  client.close();
  return ({ name }, { id }) => outcomes.get(`${name}:${id}`) ?? 'nothing';
};

/** A problem that says more than its code could tell a foreign person from none. */
function refusalOf({ code, detail, errors }: Problem): Outcome {
  return detail || errors ? `${code} and more` : code;
}

/** One socket for each. */
const askSeed: Ask = async (app, reader, channels, targets) => {
  const outcomes = new Map<string, Outcome>();
  for (const { name } of channels)
    for (const { id } of targets) {
      const query = reader.token === undefined ? '' : `?token=${reader.token}`;
      const socket = openSocket(`${app.wsUrl}/ws/${name}/${id}/${query}`);
      const given = socket.next().then(() => 'data');
      outcomes.set(
        `${name}:${id}`,
        await soon(Promise.race([given, socket.closed.then(nameOfClose, String)])),
      );
      socket.close();
    }
  return ({ name }, { id }) => outcomes.get(`${name}:${id}`) ?? 'nothing';
};

function nameOfClose(code: number): Outcome {
  const known = (['unauthenticated', 'not_allowed'] as const).find((name) => closeCode(name) === code);
  return known ?? `a close with ${code}`;
}

async function soon(outcome: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve('nothing'), PATIENCE_MS);
  });
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
