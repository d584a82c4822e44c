'use client';

import { Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BoardPerson } from '@/components/widgets/board-person';
import { TermsWatch } from '@/components/widgets/terms-watch';
import { useBoardOrder } from '@/components/widgets/use-board-order';
import type { ChannelName } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import { useReaderZone } from '@/lib/client/use-reader-zone';
import { type Fit, fitOf } from './fit';
import { shortNames } from './initials';
import { useRoom } from './use-room';
import { useWallPages } from './use-wall-pages';
import { useWallSettings } from './use-wall-settings';
import { WallCard } from './wall-card';
import { WallFoot } from './wall-foot';
import { WallHead } from './wall-head';
import { WallLink } from './wall-link';

/** What the server draws, which cannot know the screen. */
const TELEVISION = { width: 1_872, height: 900, rem: 16 };

type WallProps = { people: BoardPerson[]; at: number };

/** Everybody a cuidador follows, for a screen that hangs somewhere for days and that nobody touches. */
export function Wall({ people, at }: WallProps) {
  const [settings, change] = useWallSettings();
  const [paused, setPaused] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);
  const room = useRoom(list, foot) ?? TELEVISION;
  const fit = fitOf(people.length, room);
  const { order, sort } = useCalmOrder(people, at);
  const { page, turn } = useWallPages(fit.pages, paused, sort);
  const zone = useReaderZone();
  const shown = order.slice(page * fit.perPage, (page + 1) * fit.perPage);
  const names = useMemo(() => namesOf(people, settings?.initials), [people, settings?.initials]);
  useLeaveByEscape();
  return (
    <main
      data-night={settings?.night || undefined}
      className="flex min-h-dvh flex-col bg-canvas px-4 py-3 text-ink sm:px-6"
    >
      <WallHead settings={settings} zone={zone} onChange={change} />
      <div ref={list} className="flex grow flex-col pt-3">
        {people.length === 0 ? <Nobody /> : <Cards people={shown} names={names} fit={fit} at={at} />}
      </div>
      <WallFoot ref={foot} page={page} pages={fit.pages} paused={paused} onTurn={turn} onPause={setPaused}>
        <WallLink people={people} zone={zone} />
      </WallFoot>
      {people.map((person) => (
        <Feed key={person.consumidor_id} person={person} />
      ))}
      <TermsWatch people={people} everybody />
    </main>
  );
}

/** In the order of the board, which here is held until `sort`. */
function useCalmOrder(people: BoardPerson[], at: number) {
  const { seen, sort, hold } = useBoardOrder(people, at);
  useEffect(() => hold(true), [hold]);
  const order = useMemo(() => {
    const byId = new Map(people.map((person) => [person.consumidor_id, person]));
    return seen.order.flatMap((id) => byId.get(id) ?? []);
  }, [people, seen.order]);
  return { order, sort: useCallback(() => sort(true), [sort]) };
}

/** Undefined until it is known how names are to be shown. */
function namesOf(
  people: BoardPerson[],
  initials: boolean | undefined,
): ReadonlyMap<number, string> | undefined {
  if (initials === undefined) return undefined;
  return initials
    ? shortNames(people)
    : new Map(people.map(({ consumidor_id, nombre }) => [consumidor_id, nombre]));
}

type CardsProps = {
  people: BoardPerson[];
  names: ReadonlyMap<number, string> | undefined;
  fit: Fit;
  at: number;
};

function Cards({ people, names, fit: { columns, rows }, at }: CardsProps) {
  const t = useTranslations('cuidador.tablero');
  return (
    <ul
      aria-label={t('titulo')}
      className="grid grow gap-4"
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(13rem, 1fr))`,
      }}
    >
      {people.map((person) => (
        <WallCard
          key={person.consumidor_id}
          person={person}
          name={names?.get(person.consumidor_id)}
          at={at}
        />
      ))}
    </ul>
  );
}

/** To be read from across the room too. */
function Nobody() {
  const t = useTranslations('cuidador.pared');
  return (
    <div className="flex grow flex-col items-center justify-center rounded-2xl border border-line bg-surface p-6 text-center">
      <Users aria-hidden className="size-[clamp(3rem,8vw,7rem)] text-accent-ink" />
      <p className="mt-6 text-[length:clamp(1.75rem,4vw,4rem)] leading-tight font-semibold text-balance">
        {t('vacio')}
      </p>
      <p className="mt-4 max-w-[32ch] text-[length:clamp(1.25rem,2.5vw,2.5rem)] leading-snug text-balance text-ink-soft">
        {t('vacio_texto')}
      </p>
    </div>
  );
}

/** Keeps what is known of somebody true while they are on another page: the order needs it, and so does their turn. */
function Feed({ person: { consumidor_id, resumen, estado } }: { person: BoardPerson }) {
  return (
    <>
      {resumen && <Kept name="resumen" consumidorId={consumidor_id} initial={resumen} />}
      {estado && <Kept name="estado" consumidorId={consumidor_id} />}
    </>
  );
}

type KeptProps = { name: ChannelName; consumidorId: number; initial?: BoardPerson['resumen'] };

function Kept({ name, consumidorId, initial }: KeptProps) {
  useChannel(name, consumidorId, initial);
  return null;
}

function useLeaveByEscape(): void {
  const router = useRouter();
  useEffect(() => {
    const pressed = ({ key }: KeyboardEvent) => key === 'Escape' && router.push('/cuidador');
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [router]);
}
