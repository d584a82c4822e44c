'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ChannelState, channelKey } from '@/lib/client/channel-query';
import { badgeAt } from '@/lib/client/estado-badge';
import { useLivePage } from '@/lib/client/live-context';
import type { Estado } from '@/lib/domain/estado';
import { byNeed, nextOrder } from '@/lib/domain/need';
import { type BoardPerson, type Look, pastOf, type Resumen, type Seen, seenOf } from './board-person';

/** Often enough to see who needs somebody, and seldom enough to read a card in peace. */
const SORT_EVERY_MS = 10_000;

/** `at`: when the server told the resumen. */
type Known = { estado: Estado | null; resumen: Resumen | undefined; at: string | undefined };

function look(people: readonly BoardPerson[], known: (person: BoardPerson) => Known, now: number) {
  const needs = new Map<number, Seen>();
  for (const person of people) {
    const { estado, resumen, at } = known(person);
    const told = estado && badgeAt(estado, now);
    needs.set(person.consumidor_id, seenOf(person, { told, resumen, past: pastOf(person, at ?? now) }, now));
  }
  const placed = [...needs].map(([id, { need }]) => ({ id, need, nombre: nameOf(people, id) }));
  return { needs, wanted: placed.sort(byNeed).map(({ id }) => id) };
}

const nameOf = (people: readonly BoardPerson[], id: number) =>
  people.find(({ consumidor_id }) => consumidor_id === id)?.nombre ?? '';

/** As far as it is drawn: the look at fifty people mostly finds what the one before did. */
function isSameLook(a: Look, b: Look): boolean {
  if (a.pending !== b.pending || a.order.length !== b.order.length) return false;
  return b.order.every((id, place) => {
    const [before, now] = [a.needs.get(id), b.needs.get(id)];
    return a.order[place] === id && before?.need.level === now?.need.level && before?.estado === now?.estado;
  });
}

/** What the socket or polling brought last, or else what the page was rendered with. */
function held(queries: QueryClient, { consumidor_id, estado, resumen }: BoardPerson): Known {
  const state = <Data>(name: 'resumen' | 'estado') =>
    queries.getQueryData<ChannelState<Data>>(channelKey(name, consumidor_id));
  const newest = resumen && state<Resumen>('resumen');
  const told = newest?.data ? newest : resumen;
  return {
    estado: estado && (state<Estado>('estado')?.data ?? estado),
    resumen: told?.data,
    at: told?.at,
  };
}

/** The data states that the page was rendered with, so that fifty cards do not ask for fifty more at once. */
function prime(queries: QueryClient, people: readonly BoardPerson[], at: number): void {
  const said = { at: new Date(at).toISOString(), etag: undefined, cursor: undefined, problem: undefined };
  for (const { consumidor_id, estado } of people) {
    if (!estado) continue;
    const told: ChannelState<Estado> = { ...said, data: estado };
    queries.setQueryData<ChannelState>(channelKey('estado', consumidor_id), (known) => known ?? told);
  }
}

/**
 * Everybody by need, looked at anew every ten seconds. While the list is held, nobody moves. `at`: the moment (ms) that
 * the page was rendered, so that the first order is the server's.
 */
export function useBoardOrder(people: readonly BoardPerson[], at: number) {
  const queries = useQueryClient();
  const { clock } = useLivePage();
  const isHeld = useRef(false);
  useState(() => prime(queries, people, at));
  const [seen, setSeen] = useState<Look>(() => {
    const rendered = ({ estado, resumen }: BoardPerson): Known => ({
      estado,
      resumen: resumen?.data,
      at: resumen?.at,
    });
    const first = look(people, rendered, at);
    return { needs: first.needs, order: first.wanted, pending: false };
  });

  const sort = useCallback(
    (asked = false) => {
      const { needs, wanted } = look(people, (person) => held(queries, person), clock.now());
      setSeen((before) => {
        const next = { needs, ...nextOrder(before.order, wanted, isHeld.current && !asked) };
        return isSameLook(before, next) ? before : next;
      });
    },
    [people, queries, clock],
  );
  useEffect(() => {
    sort();
    const timer = setInterval(() => sort(), SORT_EVERY_MS);
    return () => clearInterval(timer);
  }, [sort]);

  const hold = useCallback((holds: boolean) => {
    isHeld.current = holds;
  }, []);
  return { seen, sort, hold };
}
