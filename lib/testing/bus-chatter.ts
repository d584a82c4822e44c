import type { LatidoEvent } from '@/lib/domain/events';
import { type BusPair, ROW, type Side, until } from './bus-pair';

const EVERY_MS = 5;
const AT_LEAST = 10;

type Said = { count: number; at: number; to: Side };

/** Both of a pair tell each other something all the time, numbered, so that nothing can go missing unseen. */
export function openChatter(pair: BusPair) {
  const said: Said[] = [];
  const say = (from: Side, to: Side) => {
    const count = said.length;
    said.push({ count, at: pair.tick(), to });
    from.bus.publish(numbered(count));
  };
  const timer = setInterval(() => {
    say(pair.one, pair.two);
    say(pair.two, pair.one);
  }, EVERY_MS);

  const heardBy = ({ heard }: Side) => new Set(heard.map(({ event }) => countOf(event)));
  const unheard = (): Said[] => {
    const heard = new Map([pair.one, pair.two].map((side) => [side, heardBy(side)]));
    return said.filter(({ count, to }) => !heard.get(to)?.has(count));
  };
  /** Until the last thing said by each has come to the other. */
  const settled = async () => {
    const last = said.slice(-2);
    await until(() => {
      const missing = unheard().filter((one) => last.includes(one));
      if (missing.length > 0) throw new Error(`not heard: ${missing.map(({ count }) => count)}`);
    });
  };

  return {
    said: () => said.length,
    unheard: () => unheard().map(({ count }) => count),
    /** Lost without that being told afterwards to the one who should have heard it. */
    untold: () =>
      unheard()
        .filter(({ at, to }) => !to.gaps.some((gap) => gap.owner === null && gap.at > at))
        .map(({ count }) => count),
    /** Until some more was said by both, and came. */
    both: async () => {
      const enough = said.length + 2 * AT_LEAST;
      await until(() => {
        if (said.length < enough) throw new Error('too little was said');
      });
      await settled();
    },
    end: async () => {
      clearInterval(timer);
      await settled();
    },
  };
}

/** By turns on the topic of the person and on that of control, each with its number in what must arrive unchanged. */
function numbered(count: number): LatidoEvent {
  return count % 4 < 2
    ? { name: 'consentimiento.changed', consumidor_id: 22, cuidador_id: count + 1 }
    : {
        name: 'lectura.stored',
        consumidor_id: 22,
        part: { epoch: 1, from: count + 1, to: count + 1, rows: [{ ...ROW, seq: count + 1 }] },
      };
}

function countOf(event: LatidoEvent): number {
  if (event.name === 'consentimiento.changed') return event.cuidador_id - 1;
  return ('part' in event && event.part ? event.part.from : 0) - 1;
}
