'use client';

import { Lock } from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Sparkline } from '@/components/charts/sparkline';
import { Link } from '@/components/ui/link';
import { useFormats } from '@/components/ui/use-formats';
import { isRefused } from '@/lib/client/channel-query';
import { Pace } from '@/lib/client/pace';
import { useChannel } from '@/lib/client/use-channel';
import { useInSight } from '@/lib/client/use-in-sight';
import type { Snapshot } from '@/lib/domain/snapshot';
import { fechaOf } from '@/lib/domain/time';
import { AnimoButton } from './animo-button';
import { BoardFacts } from './board-facts';
import { BoardPast } from './board-past';
import { type BoardPerson, pastOf, type Resumen } from './board-person';
import { BoardStatus } from './board-status';
import { sightText } from './terms-words';

type BoardCardProps = {
  person: BoardPerson;
  /** The one card that the Tab key stops at. */
  reached: boolean;
  at: number;
  onReach(consumidorId: number): void;
};

/** Who comes into sight is drawn at once, so there is no need to keep the neighbours of the window up to the second. */
const SIGHT = { around: '10% 0px', before: true };

/** One person. It is drawn anew when something of theirs changed, and by nobody else's. */
export const BoardCard = memo(function BoardCard({ person, reached, at, onReach }: BoardCardProps) {
  const t = useTranslations('cuidador.tarjeta');
  const { consumidor_id, nombre } = person;
  const card = useRef<HTMLLIElement>(null);
  const inSight = useInSight(card, SIGHT);
  const pace = useMemo(() => ({ turn: consumidor_id, inSight }), [consumidor_id, inSight]);
  return (
    <li
      ref={card}
      className="relative flex flex-col rounded-2xl border border-line bg-surface p-4 shadow-card transition-[border-color] [contain-intrinsic-size:auto_15rem] [content-visibility:auto] hover:border-edge has-[a:focus-visible]:border-edge"
      data-consumidor={consumidor_id}
    >
      <h3 className="font-semibold break-words">
        <Link
          href={`/cuidador/${consumidor_id}`}
          data-person
          tabIndex={reached ? 0 : -1}
          onFocus={() => onReach(consumidor_id)}
          className="after:absolute after:inset-0 after:rounded-2xl after:content-['']"
        >
          {nombre}
        </Link>
      </h3>
      <Pace value={pace}>
        {!person.abierto ? (
          <p className="mt-2 text-sm text-pretty text-ink-soft">
            {t('cerrado')} <Sight person={person} />
          </p>
        ) : person.resumen ? (
          <Shared person={person} initial={person.resumen} at={at} />
        ) : person.resolucion === 'vivo' ? (
          <BoardStatus consumidorId={consumidor_id} estado={person.estado} resumen={undefined} at={at} />
        ) : (
          <p className="mt-2 text-sm text-pretty text-ink-soft">
            <Sight person={person} />
          </p>
        )}
      </Pace>
      <div className="relative z-10 mt-auto self-start pt-3">
        <AnimoButton consumidorId={consumidor_id} nombre={nombre} tabIndex={reached ? 0 : -1} />
      </div>
    </li>
  );
});

function Sight({ person }: { person: BoardPerson }) {
  return sightText(useTranslations('consentimiento'), useFormats(), person, person.zona_horaria);
}

type SharedProps = { person: BoardPerson; initial: Snapshot<Resumen>; at: number };

function Shared({ person, initial, at }: SharedProps) {
  const t = useTranslations('cuidador.tarjeta');
  const view = useChannel('resumen', person.consumidor_id, initial);
  if (isRefused(view.problem?.code)) {
    return (
      <p className="mt-2 flex items-center gap-1.5 text-sm text-ink-soft">
        <Lock aria-hidden className="size-4" />
        {t('terminado')}
      </p>
    );
  }
  const { data: resumen, at: told = initial.at } = view;
  return resumen && <Figures person={person} resumen={resumen} told={told} at={at} />;
}

/** `told`: when the server told it. */
type FiguresProps = { person: BoardPerson; resumen: Resumen; told: string; at: number };

function Figures({ person, resumen, told, at }: FiguresProps) {
  const { consumidor_id, estado, resolucion, zona_horaria: zone } = person;
  const { hr_minutos, hr_habitual_min, hr_habitual_max, fecha } = resumen;
  const { time } = useFormats();
  const past = pastOf(person, told);
  const isToday = fecha === fechaOf(new Date(told), zone);
  return (
    <>
      {past ? (
        <BoardPast person={person} resumen={resumen} past={past} />
      ) : (
        <BoardStatus consumidorId={consumidor_id} estado={estado} resumen={resumen} at={at} />
      )}
      {hr_minutos && (
        <div className="mt-2 flex min-h-10 items-center">
          <Sparkline
            valores={hr_minutos.valores}
            min={hr_habitual_min}
            max={hr_habitual_max}
            until={past && time(past.until, zone)}
          />
        </div>
      )}
      <BoardFacts
        ultimo_deseo={resumen.ultimo_deseo}
        deseos_hoy={resumen.deseos_hoy}
        cigarrillos_hoy={resumen.cigarrillos_hoy}
        day={isToday ? 'hoy' : 'ayer'}
        resolucion={resolucion}
      />
    </>
  );
}
