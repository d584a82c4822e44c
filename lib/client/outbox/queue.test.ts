import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LatidoError, toProblem } from '@/lib/domain/errors';
import { ApiError, type SendRequest } from '../api';
import type { Item, NewItem, Op } from './item';
import { added, backoffMs, discarded, nextAt, ready, retried, settled, undone, verdictOf } from './queue';
import { createSender } from './sender';
import { memoryStore } from './store';

const AT = '2026-11-26T16:00:00.000Z';
const problem = (code: 'invalid' | 'unavailable' | 'not_found' | 'internal') =>
  toProblem(new LatidoError(code));

let made = 0;
const item = (target: string, op: Op, chain = target): NewItem => {
  made += 1;
  return { id: `i${made}`, target, chain, made_at: AT, op };
};
const deseo = (uuid: string) =>
  item(uuid, { kind: 'deseo', body: { uuid, tipo: 'sustancia', ocurrido_at: AT } });
const cierre = (target: string) =>
  item(target, { kind: 'cierre', body: { resultado: 'resistido', resuelto_at: AT } });
const consumo = (uuid: string, deseo_uuid?: string) =>
  item(uuid, { kind: 'consumo', body: { uuid, ocurrido_at: AT, deseo_uuid } }, deseo_uuid ?? uuid);
const refuse = (items: Item[], { id }: NewItem) =>
  settled(items, id, { kind: 'refused', problem: problem('invalid') }, { now: 0, random: 0 });
const ids = (items: readonly NewItem[]) => items.map(({ id }) => id);

describe('whose turn it is', () => {
  test('the oldest of each deseo, and nothing before its time', () => {
    const [a, b, c, d] = [deseo('a'), cierre('a'), deseo('b'), consumo('c')];
    const items = added([], [a, b, c, d]);
    expect(ids(ready(items, 0))).toEqual(ids([a, c, d]));
    const later = settled(items, a.id, { kind: 'unreachable' }, { now: 1_000, random: 0 });
    expect(ids(ready(later, 1_000))).toEqual(ids([c, d]));
    expect(nextAt(later)).toBe(0);
  });

  test('a refused deseo holds its own end, not the others; a refused end holds nothing', () => {
    const [a, b, c] = [deseo('a'), cierre('a'), deseo('b')];
    expect(ids(ready(refuse(added([], [a, b, c]), a), 0))).toEqual([c.id]);
    const [d, e, f] = [deseo('d'), cierre('d'), cierre('d')];
    const rest = refuse(added([], [d, e, f]), e).filter(({ id }) => id !== d.id);
    expect(ids(ready(rest, 0))).toEqual([f.id]);
  });

  test('what is given up takes its own end along, and leaves the cigarette', () => {
    const [a, b, c] = [deseo('a'), cierre('a'), consumo('c', 'a')];
    const rest = discarded(refuse(added([], [a, b, c]), a), a.id);
    expect(ids(rest)).toEqual([c.id]);
    expect(rest[0]).toMatchObject({ chain: 'c', op: { body: { uuid: 'c' } } });
    expect(rest[0]?.op).not.toHaveProperty('body.deseo_uuid');
    expect(ids(ready(rest, 0))).toEqual([c.id]);
  });

  test('tried again it is in its place', () => {
    const [a, b] = [deseo('a'), cierre('a')];
    const again = retried(refuse(added([], [a, b]), a), a.id);
    expect(ids(ready(again, 0))).toEqual([a.id]);
  });
});

describe('undoing', () => {
  const reverse = (target: string) => item(target, { kind: 'consumo_deshecho' });

  test('what never left is as if it had never been', () => {
    expect(undone(added([], [consumo('c')]), { target: 'c', kind: 'consumo' }, reverse('c'))).toEqual([]);
  });

  test('what may have arrived is undone there', () => {
    const [sent, back] = [consumo('c'), reverse('c')];
    const items = added([], [sent]).map((one) => ({ ...one, attempts: 1 }));
    expect(ids(undone(items, { target: 'c', kind: 'consumo' }, back))).toEqual(ids([sent, back]));
    expect(ids(undone([], { target: 'c', kind: 'consumo' }, back))).toEqual([back.id]);
  });
});

test('what an answer means', () => {
  const gone = item('c', { kind: 'consumo_deshecho' });
  expect(verdictOf(gone, problem('not_found')).kind).toBe('done');
  expect(verdictOf(cierre('a'), problem('not_found')).kind).toBe('refused');
  expect(verdictOf(cierre('a'), problem('unavailable')).kind).toBe('unreachable');
  expect(verdictOf(cierre('a'), problem('internal')).kind).toBe('busy');
  expect(verdictOf(cierre('a'), toProblem(new LatidoError('unauthenticated'))).kind).toBe('held');
});

test('waits grow to a minute, never to nothing', () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, random) => {
        const ms = backoffMs(attempts, random);
        expect(ms).toBeGreaterThanOrEqual(250);
        expect(ms).toBeLessThanOrEqual(60_000);
      },
    ),
  );
});

type Fate = 'ok' | 'lost' | 'unreachable' | 'busy' | 'dies';
type Step = { add: 'deseo' | 'cierre' | 'consumo' | 'linked' | 'undo'; of: number } | 'run' | 'tick';

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      add: fc.constantFrom(
        'deseo' as const,
        'cierre' as const,
        'consumo' as const,
        'linked' as const,
        'undo' as const,
      ),
      of: fc.nat(3),
    }),
    fc.constant('run' as const),
    fc.constant('tick' as const),
  ),
  { maxLength: 30 },
);
const fates = fc.array(fc.constantFrom<Fate>('ok', 'lost', 'unreachable', 'busy', 'dies'), { maxLength: 40 });

/** The server: what each id did there for the first time, in order; the poisoned deseo is refused whenever it is sent. */
function fakeServer(fateOf: () => Fate, poisoned: string) {
  const log: string[] = [];
  const deseos = new Set<string>();
  const consumos = new Map<string, 'there' | 'gone'>();
  const apply = (method: string, path: string, body: Record<string, string> | undefined): void => {
    const refusal = (code: 'invalid' | 'not_found') => new ApiError(problem(code));
    if (path === '/api/deseos') {
      const uuid = body?.uuid ?? '';
      if (uuid === poisoned) throw refusal('invalid');
      if (!deseos.has(uuid)) log.push(`deseo ${uuid}`);
      deseos.add(uuid);
      return;
    }
    if (path === '/api/consumos') {
      const { uuid = '', deseo_uuid } = body ?? {};
      if (deseo_uuid && !deseos.has(deseo_uuid)) throw refusal('invalid');
      if (!consumos.has(uuid)) log.push(`consumo ${uuid}`);
      if (consumos.get(uuid) === 'gone') log.push(`AGAIN ${uuid}`);
      consumos.set(uuid, 'there');
      return;
    }
    const [, , , target = ''] = path.split('/');
    if (method === 'DELETE') {
      if (consumos.get(target) !== 'there') throw refusal('not_found');
      log.push(`gone ${target}`);
      consumos.set(target, 'gone');
      return;
    }
    if (!deseos.has(target)) throw refusal('not_found');
    log.push(`end ${target}`);
  };
  const send: SendRequest = async (method, path, options) => {
    const fate = fateOf();
    if (fate === 'unreachable') throw new ApiError(problem('unavailable'));
    if (fate === 'busy') throw new ApiError(problem('internal'));
    apply(method, path, options?.body as Record<string, string> | undefined);
    if (fate === 'lost') throw new ApiError(problem('unavailable'));
    // The tab is closed while the answer is on its way.
    if (fate === 'dies') await new Promise(() => {});
    return { status: 201, data: undefined, etag: undefined };
  };
  return { send, log, deseos, consumos };
}

test('whatever fails in between, each thing arrives once, in its order, and none waits for another', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fates, async (plan, fortune) => {
      const store = memoryStore();
      let now = 0;
      let healed = false;
      const left = [...fortune];
      const server = fakeServer(() => (healed ? 'ok' : (left.shift() ?? 'unreachable')), 'd3');
      const wanted: { op: string; target: string }[] = [];
      const linked = new Set<string>();

      /** One life of a tab: until nothing may go, or it dies. */
      const run = async (hurry = false) => {
        let settle = () => {};
        const idle = new Promise<void>((resolve) => {
          settle = resolve;
        });
        const sender = createSender({
          store,
          send: async (...args) => {
            const answer = server.send(...args);
            const died = await Promise.race([
              answer.then(
                () => false,
                () => false,
              ),
              turns(20),
            ]);
            if (died) settle();
            return answer as never;
          },
          alone: async (work) => {
            await work();
            settle();
          },
          after: () => () => {},
          now: () => now,
          random: () => 0.5,
          onItems: () => {},
          onDone: () => {},
          onSettled: () => {},
        });
        sender.wake(hurry);
        await idle;
        sender.stop();
      };

      for (const step of plan) {
        if (step === 'tick') now += 5_000;
        else if (step === 'run') await run();
        else await store.update((items) => act(items, step, wanted, linked));
      }
      healed = true;
      for (let more = 0; more < 3; more += 1) {
        now += 120_000;
        await run(true);
      }

      const rest = await store.update((items) => items);
      // Only the refused deseo is left, and what is about it.
      expect(rest.every(({ chain }) => chain === 'd3')).toBe(true);
      expect(server.log.filter((line) => line.startsWith('AGAIN'))).toEqual([]);
      for (const n of [0, 1, 2]) {
        const has = wanted.some(({ op, target }) => op === 'deseo' && target === `d${n}`);
        expect(server.log.filter((line) => line === `deseo d${n}`)).toHaveLength(has ? 1 : 0);
        const first = server.log.indexOf(`end d${n}`);
        if (first >= 0) expect(first).toBeGreaterThan(server.log.indexOf(`deseo d${n}`));
      }
      for (const { op, target } of wanted.filter(({ op }) => op === 'consumo')) {
        if (linked.has(target) && target.endsWith('d3')) continue;
        const undoing = wanted.some((one) => one.op === 'undo' && one.target === target);
        const state = server.consumos.get(target);
        expect(`${op} ${target} ${state === 'there'}`).toBe(`${op} ${target} ${!undoing}`);
        expect(server.log.filter((line) => line === `consumo ${target}`).length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 300 },
  );
});

/** True after so many turns of the event loop: nothing else is going to answer. */
async function turns(count: number): Promise<boolean> {
  for (let n = 0; n < count; n += 1) await Promise.resolve();
  return true;
}

let consumos = 0;

/** What a person does, in an order that is possible: a deseo comes before its end. */
function act(
  items: readonly Item[],
  { add, of }: Exclude<Step, string>,
  wanted: { op: string; target: string }[],
  linked: Set<string>,
): readonly Item[] {
  const target = `d${of}`;
  const logged = wanted.some(({ op, target: known }) => op === 'deseo' && known === target);
  if (add === 'deseo' && !logged) {
    wanted.push({ op: 'deseo', target });
    return added(items, [deseo(target)]);
  }
  if (add === 'cierre' && logged) return added(items, [cierre(target)]);
  if (add === 'consumo' || (add === 'linked' && logged)) {
    consumos += 1;
    const uuid = `c${consumos}${add === 'linked' ? target : ''}`;
    if (add === 'linked') linked.add(uuid);
    wanted.push({ op: 'consumo', target: uuid });
    return added(items, [add === 'linked' ? consumo(uuid, target) : consumo(uuid)]);
  }
  const last = wanted.findLast(({ op }) => op === 'consumo');
  if (add !== 'undo' || !last || wanted.some((one) => one.op === 'undo' && one.target === last.target))
    return items;
  wanted.push({ op: 'undo', target: last.target });
  const chain = linked.has(last.target) ? last.target.slice(-2) : last.target;
  const back = item(last.target, { kind: 'consumo_deshecho' }, chain);
  return undone(items, { target: last.target, kind: 'consumo' }, back);
}
