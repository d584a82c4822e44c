'use client';

import { Lock } from 'lucide-react';
import Link from 'next/link';
import { memo } from 'react';
import { Sparkline } from '@/components/charts/sparkline';
import { isRefused } from '@/lib/client/channel-query';
import { useChannel } from '@/lib/client/use-channel';
import { TickTurn } from '@/lib/client/use-now';
import { AnimoButton } from './animo-button';
import { BoardFacts } from './board-facts';
import type { BoardPerson, Resumen } from './board-person';
import { BoardStatus } from './board-status';
import { sightText } from './terms-words';

type BoardCardProps = {
  person: BoardPerson;
  /** The one card that the Tab key stops at. */
  reached: boolean;
  at: number;
  onReach(consumidorId: number): void;
};

/** One person. It is drawn anew when something of theirs changed, and by nobody else's. */
export const BoardCard = memo(function BoardCard({ person, reached, at, onReach }: BoardCardProps) {
  const { consumidor_id, nombre } = person;
  return (
    <li
      className="relative flex flex-col rounded-2xl border border-line bg-surface p-4 shadow-card transition-colors [contain-intrinsic-size:auto_15rem] [content-visibility:auto] hover:border-edge has-[a:focus-visible]:border-edge"
      data-consumidor={consumidor_id}
    >
      <h3 className="font-semibold break-words">
        <Link
          href={`/cuidador/${consumidor_id}`}
          prefetch={false}
          data-person
          tabIndex={reached ? 0 : -1}
          onFocus={() => onReach(consumidor_id)}
          className="after:absolute after:inset-0 after:rounded-2xl after:content-['']"
        >
          {nombre}
        </Link>
      </h3>
      {person.resolucion !== 'vivo' && person.abierto && (
        <p className="mt-1 text-sm text-pretty text-ink-soft">{sightText(person, person.zona_horaria)}</p>
      )}
      <TickTurn value={consumidor_id}>
        {!person.abierto ? (
          <p className="mt-2 text-sm text-pretty text-ink-soft">
            A esta hora no comparte sus datos. {sightText(person, person.zona_horaria)}
          </p>
        ) : person.resumen ? (
          <Shared person={person} at={at} />
        ) : (
          <Content person={person} resumen={undefined} at={at} />
        )}
      </TickTurn>
      <div className="relative z-10 mt-auto self-start pt-3">
        <AnimoButton consumidorId={consumidor_id} nombre={nombre} tabIndex={reached ? 0 : -1} />
      </div>
    </li>
  );
});

function Shared({ person, at }: { person: BoardPerson; at: number }) {
  const { data, problem } = useChannel('resumen', person.consumidor_id, person.resumen);
  if (isRefused(problem?.code)) {
    return (
      <p className="mt-2 flex items-center gap-1.5 text-sm text-ink-soft">
        <Lock aria-hidden className="size-4" />
        Ya no comparte estos datos contigo
      </p>
    );
  }
  return <Content person={person} resumen={data} at={at} />;
}

type ContentProps = { person: BoardPerson; resumen: Resumen | undefined; at: number };

function Content({ person: { consumidor_id, estado }, resumen, at }: ContentProps) {
  return (
    <>
      <BoardStatus consumidorId={consumidor_id} estado={estado} resumen={resumen} at={at} />
      {resumen?.hr_minutos && (
        <div className="mt-2 flex min-h-10 items-center">
          <Sparkline
            valores={resumen.hr_minutos.valores}
            min={resumen.hr_habitual_min}
            max={resumen.hr_habitual_max}
          />
        </div>
      )}
      {resumen && <BoardFacts resumen={resumen} />}
    </>
  );
}
