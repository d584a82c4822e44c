import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { ALCANCES } from '@/lib/domain/access';
import { type Resolucion, scopesAt } from '@/lib/domain/terms';
import { HOUR_MS, MINUTE_MS } from '@/lib/domain/time';
import { type Life, openLives } from '@/lib/testing/life';
import { createTestDatabase } from '@/lib/testing/test-app';
import { CHANNELS } from './registry';
import { viewOf } from './view';

const lives = openLives(await createTestDatabase());
afterAll(() => lives.close());

const judge = () => ({
  modelo_usado: 'eco@1',
  probabilidad_modelo: 0.9,
  urge_label: 1 as const,
  razones: [],
});

const at = (ms: number) => new Date(ms).toISOString();

/** What a person does or their sensor sends, `minute` after something. */
type Deed = { kind: 'wear' | 'crave' | 'close' | 'use' | 'check'; minute: number; bpm: number };

const deeds = fc.array(
  fc.record<Deed>({
    kind: fc.constantFrom('wear', 'crave', 'close', 'use', 'check'),
    minute: fc.integer({ min: 0, max: 55 }),
    bpm: fc.integer({ min: 40, max: 190 }),
  }),
  { minLength: 1, maxLength: 6 },
);

async function live(person: Life, from: number, done: readonly Deed[], open: number[]): Promise<void> {
  for (const { kind, minute, bpm } of [...done].sort((a, b) => a.minute - b.minute)) {
    const when = at(from + minute * MINUTE_MS);
    const oldest = open[0];
    if (kind === 'wear') await person.wear([{ at: when, heart_rate: bpm }]);
    else if (kind === 'crave') open.push(await person.crave(when));
    else if (kind === 'use') await person.use(when, 1, { habito: 'Fumar cigarrillos' });
    else if (kind === 'check') await person.checkIn(when, 'Calma');
    else if (oldest !== undefined) await person.resolve(oldest, { resultado: 'resistido', at: when });
  }
}

const coarse = ['5min', 'diario'] as const;
const toldAt = (resolucion: Resolucion) =>
  CHANNELS.filter(({ of }) => of !== 'usuario').filter((channel) =>
    viewOf(channel, { alcances: scopesAt(resolucion, ALCANCES), resolucion }),
  );

const seenBy = (person: Life, resolucion: Resolucion, now: number) =>
  Promise.all(
    toldAt(resolucion).map(async ({ name }) => [name, await person.seen(name, resolucion, at(now))] as const),
  );

describe.each([
  ['America/Tijuana', '2026-11-25T08:00:00Z'],
  ['Asia/Kathmandu', '2026-11-25T18:15:00Z'],
] as const)('of somebody in %s', (zone, midnight) => {
  const MIDNIGHT = Date.parse(midnight);

  test.each(coarse)(
    'who sees %s sees the same, whatever happens after what they see',
    async (resolucion) => {
      await fc.assert(
        fc.asyncProperty(deeds, deeds, fc.integer({ min: 0, max: 60 }), async (earlier, later, minutes) => {
          const person = await lives.born(zone);
          const boundary =
            resolucion === 'diario' ? MIDNIGHT : MIDNIGHT + 5 * Math.floor(minutes / 5) * MINUTE_MS;
          const open: number[] = [];
          await live(person, boundary - HOUR_MS, earlier, open);
          // What ended then closes a moment later.
          await person.close(at(boundary + MINUTE_MS), judge);
          const before = await seenBy(person, resolucion, boundary);
          await live(person, boundary, later, open);
          await person.close(at(boundary + 2 * HOUR_MS), judge);
          expect(await seenBy(person, resolucion, boundary + 4 * MINUTE_MS)).toEqual(before);
        }),
        { numRuns: 12 },
      );
    },
    120_000,
  );
});
