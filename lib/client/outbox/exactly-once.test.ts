import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError, type SendRequest } from '../api';
import { cierre, consumo, deseo, item, problem } from './fake-items';
import type { Item } from './item';
import { added, undone } from './queue';
import { createSender } from './sender';
import { memoryStore } from './store';

type Fate = 'ok' | 'lost' | 'unreachable' | 'busy' | 'held' | 'dies';
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
const fates = fc.array(fc.constantFrom<Fate>('ok', 'lost', 'unreachable', 'busy', 'held', 'dies'), {
  maxLength: 40,
});

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
    if (fate === 'held') throw new ApiError(problem('unauthenticated'));
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
