'use client';

import { Clock, FlaskConical, Lock } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Tone } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { useFormats } from '@/components/ui/use-formats';
import {
  type BoardPerson,
  isNeedSaid,
  pastOf,
  type Resumen,
  seenOf,
} from '@/components/widgets/board-person';
import { ESTADO_LOOK } from '@/components/widgets/estado-words';
import { shownAge } from '@/components/widgets/live-badges';
import { NEED_LOOK, reasonOf } from '@/components/widgets/need-words';
import { untilText } from '@/components/widgets/terms-words';
import { isRefused } from '@/lib/client/channel-query';
import { Pace } from '@/lib/client/pace';
import { useChannel } from '@/lib/client/use-channel';
import { useEstado } from '@/lib/client/use-estado';
import { useNow } from '@/lib/client/use-now';
import type { Estado } from '@/lib/domain/estado';
import type { Need } from '@/lib/domain/need';
import type { Snapshot } from '@/lib/domain/snapshot';
import type { AsOf } from '@/lib/domain/terms';
import { WallPulse } from './wall-pulse';

type WallCardProps = {
  person: BoardPerson;
  /** Undefined until it is known whether it may be shown whole. */
  name: string | undefined;
  at: number;
};

/** One person, to be read from across the room. Its lines are as large as its place allows. */
export const WallCard = memo(function WallCard({ person, name, at }: WallCardProps) {
  const t = useTranslations('cuidador.tarjeta');
  const { consumidor_id } = person;
  const pace = useMemo(() => ({ turn: consumidor_id, inSight: true }), [consumidor_id]);
  return (
    <li
      data-consumidor={consumidor_id}
      className="min-h-0 min-w-0 rounded-2xl border border-line bg-surface shadow-card [container-type:size]"
    >
      <article className="flex h-full flex-col justify-between gap-[2cqh] overflow-hidden p-[clamp(0.75rem,5cqh,1.75rem)]">
        <h2 className="truncate text-[length:clamp(1.25rem,min(12cqh,9cqw),3.25rem)] leading-tight font-semibold">
          <span className={cx(name === undefined && 'invisible')}>{name ?? person.nombre}</span>
        </h2>
        <Pace value={pace}>
          {!person.abierto ? (
            <Line icon={Clock}>{t('cerrado')}</Line>
          ) : person.estado ? (
            <Told person={person} estado={person.estado} at={at} />
          ) : (
            <Shared person={person} told={null} at={at} />
          )}
        </Pace>
      </article>
    </li>
  );
});

type Told = Pick<ReturnType<typeof useEstado>, 'estado' | 'edadMs' | 'fuente'>;
type PartProps = { person: BoardPerson; at: number };

function Told({ person, estado, at }: PartProps & { estado: Estado }) {
  return <Shared person={person} told={useEstado(person.consumidor_id, estado)} at={at} />;
}

type SharedProps = PartProps & { told: Told | null };

function Shared({ person, told, at }: SharedProps) {
  const { resumen } = person;
  const now = useNow() || at;
  if (!resumen) return <Figures person={person} told={told} now={now} past={null} />;
  return <Summed person={person} told={told} now={now} initial={resumen} />;
}

type SummedProps = Omit<SharedProps, 'at'> & { now: number; initial: Snapshot<Resumen> };

function Summed({ person, told, now, initial }: SummedProps) {
  const t = useTranslations('cuidador.tarjeta');
  const view = useChannel('resumen', person.consumidor_id, initial);
  if (isRefused(view.problem?.code)) return <Line icon={Lock}>{t('terminado')}</Line>;
  const past = pastOf(person, view.at ?? initial.at);
  return <Figures person={person} told={told} now={now} past={past} resumen={view.data} />;
}

type FiguresProps = Omit<SharedProps, 'at'> & { now: number; past: AsOf | null; resumen?: Resumen };

function Figures({ person, told, now, past, resumen }: FiguresProps) {
  const t = useTranslations('cuidador');
  const formats = useFormats();
  const { need } = seenOf(person, { told, resumen, past }, now);
  const from = past ? { zone: person.zona_horaria } : { now };
  return (
    <>
      {isSaid(need, person, told) && <Reason need={need} text={reasonOf(t, formats, need, from)} />}
      {resumen && person.alcances.includes('frecuencia') && (
        <WallPulse person={person} resumen={resumen} estado={told?.estado ?? null} past={past} now={now} />
      )}
      <Freshness person={person} told={told} past={past} />
    </>
  );
}

/** Two of the reasons are the data state itself, which stands below with its age. */
function isSaid(need: Need, { resolucion, resumen }: BoardPerson, told: Told | null): boolean {
  if (resolucion === 'diario' || need.level === 'sin_senal' || need.level === 'sensor') return false;
  return isNeedSaid(need, told, resumen?.data);
}

const WASH: Record<Tone, string> = {
  good: 'text-accent-ink',
  info: 'bg-info-wash text-info',
  warn: 'bg-warn-wash text-warn',
  danger: 'bg-danger-wash text-danger',
  test: 'bg-test-wash text-test',
  plain: 'bg-sunken text-ink-soft',
};

function Reason({ need: { level }, text }: { need: Need; text: string }) {
  const { icon: Icon, tone } = NEED_LOOK[level];
  return (
    <p
      data-need={level}
      className={cx(
        'flex items-center gap-[0.4em] rounded-xl text-[length:clamp(1rem,min(8cqh,5.5cqw),1.9rem)] leading-tight font-medium',
        WASH[tone],
        tone !== 'good' && 'px-[0.6em] py-[0.3em]',
      )}
    >
      <Icon aria-hidden className="size-[1.1em] shrink-0" />
      {text}
    </p>
  );
}

type FreshnessProps = { person: BoardPerson; told: Told | null; past: AsOf | null };

/** What the data are worth, and how old they are: always there. */
function Freshness({ person, told, past }: FreshnessProps) {
  const t = useTranslations('cuidador');
  const state = useTranslations('estado');
  const formats = useFormats();
  const { resolucion, zona_horaria: zone } = person;
  if (past) return <Line icon={Clock}>{untilText(state, formats, { resolucion, zone, past })}</Line>;
  if (!told) return <Line>{t('tarjeta.sin_estado')}</Line>;
  const { icon, tone } = ESTADO_LOOK[told.estado];
  const age = shownAge(formats, told.estado, told.edadMs);
  return (
    <div className="flex flex-wrap items-center gap-x-[1.5cqw]">
      <Line icon={icon} tone={tone} estado={told.estado}>
        {t('pared.sensor', { estado: state(`lectura.${told.estado}.label`).toLowerCase() })}
        {age && ` · ${age}`}
      </Line>
      {told.fuente === 'simulado' && (
        <Line icon={FlaskConical} tone="test">
          {state('fuente.simulado.label')}
        </Line>
      )}
    </div>
  );
}

type LineProps = { icon?: typeof Clock; tone?: Tone; estado?: string; children: React.ReactNode };

const INK: Record<Tone, string> = {
  good: 'text-accent-ink',
  info: 'text-info',
  warn: 'text-warn',
  danger: 'text-danger',
  test: 'text-test',
  plain: 'text-ink-soft',
};

function Line({ icon: Icon, tone = 'plain', estado, children }: LineProps) {
  return (
    <p
      data-estado={estado}
      className={cx(
        'flex items-center gap-[0.4em] text-[length:clamp(0.9rem,min(7.5cqh,5cqw),1.6rem)] leading-tight tabular-nums',
        INK[tone],
      )}
    >
      {Icon && <Icon aria-hidden className="size-[1.1em] shrink-0" />}
      <span>{children}</span>
    </p>
  );
}
