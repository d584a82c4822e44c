'use client';

import { useRouter } from 'next/navigation';
import {
  Activity,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useRef,
  useState,
} from 'react';
import { useTranslations } from 'use-intl';
import { fitsSearch } from '@/lib/domain/need';
import { BoardCard } from './board-card';
import { BoardConnection } from './board-connection';
import { type BoardFilter, type BoardPerson, type Look, NO_FILTER } from './board-person';
import { BoardTools, NobodyFits } from './board-tools';
import { TermsWatch } from './terms-watch';
import { focusPerson, isInDialog, moveByKey, useSlash } from './use-board-keys';
import { useBoardOrder } from './use-board-order';

type BoardProps = { people: BoardPerson[]; at: number };

/** Everybody a cuidador follows on one screen, those first who may need somebody. */
export function Board({ people, at }: BoardProps) {
  const t = useTranslations('cuidador.tablero');
  const { seen, sort, hold } = useBoardOrder(people, at);
  const [filter, setFilter] = useState<BoardFilter>(NO_FILTER);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const router = useRouter();
  useSlash(search);
  const shown = fitting(people, seen, filter);
  const clear = () => {
    setFilter(NO_FILTER);
    search.current?.focus();
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setFilter(NO_FILTER);
    else if (event.key === 'ArrowDown') focusPerson(list.current);
    else if (event.key === 'Enter' && shown[0] && filter.search)
      router.push(`/cuidador/${shown[0].consumidor_id}`);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <BoardTools
        filter={filter}
        search={search}
        pending={seen.pending}
        onFilter={setFilter}
        onSearchKey={onSearchKey}
        onSort={() => sort(true)}
      />
      <div className="my-3 flex min-h-6 flex-wrap items-center justify-between gap-2 text-sm text-ink-soft">
        <p role="status">
          {shown.length === people.length
            ? t('personas', { n: people.length })
            : t('personas_de', { n: shown.length, total: people.length })}
        </p>
        <BoardConnection people={people} />
      </div>
      <section
        aria-label={t('tarjetas')}
        onKeyDown={(event) => {
          if (isInDialog(event)) return;
          if (event.key === 'Escape') clear();
          else moveByKey(event);
        }}
        {...holding(hold)}
      >
        {shown.length > 0 ? <Cards ref={list} people={shown} at={at} /> : <NobodyFits onClear={clear} />}
      </section>
      <TermsWatch people={people} />
      <p className="mt-4 hidden text-xs text-ink-faint lg:block">
        {t.rich('teclado', { k: (key) => <kbd>{key}</kbd> })}
      </p>
    </>
  );
}

type CardsProps = { ref: React.Ref<HTMLUListElement>; people: BoardPerson[]; at: number };

function Cards({ ref, people, at }: CardsProps) {
  const [reached, setReached] = useState<number>();
  const reach = useCallback((consumidorId: number) => setReached(consumidorId), []);
  const stop = people.some(({ consumidor_id }) => consumidor_id === reached)
    ? reached
    : people[0]?.consumidor_id;
  return (
    <ul ref={ref} className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {people.map((person) => (
        // Each comes alive on its own, and the page answers in between.
        <Activity key={person.consumidor_id}>
          <BoardCard person={person} reached={person.consumidor_id === stop} at={at} onReach={reach} />
        </Activity>
      ))}
    </ul>
  );
}

function fitting(people: BoardPerson[], { order, needs }: Look, filter: BoardFilter): BoardPerson[] {
  const byId = new Map(people.map((person) => [person.consumidor_id, person]));
  return order.flatMap((id) => {
    const person = byId.get(id);
    const seen = needs.get(id);
    if (!person || !seen) return [];
    if (filter.level && seen.need.level !== filter.level) return [];
    if (filter.estado && seen.estado !== filter.estado) return [];
    return fitsSearch(person.nombre, filter.search) ? person : [];
  });
}

/** A finger leaves no pointer behind: only a mouse and the focus hold the list. */
function holding(hold: (holds: boolean) => void) {
  return {
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType === 'mouse') hold(true);
    },
    onPointerLeave: ({ currentTarget }: PointerEvent) => hold(currentTarget.contains(document.activeElement)),
    onFocus: () => hold(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
      hold(currentTarget.contains(relatedTarget) || currentTarget.matches(':hover')),
  };
}
