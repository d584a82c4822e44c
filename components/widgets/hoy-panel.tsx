'use client';

import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { faltaDe, stampOf, useAhorro } from '@/components/progreso/use-ahorro';
import { Link } from '@/components/ui/link';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import { useNow } from '@/lib/client/use-now';
import type { Ahorro } from '@/lib/domain/metrics/ahorro';
import type { Snapshot } from '@/lib/domain/snapshot';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';
import { useLastDay } from './use-data-state';

type Progreso = ChannelData<'progreso'>;
type HoyPanelProps = ChannelPanelProps<'progreso'> & {
  day: Snapshot<ChannelData<'daily_summary'>> | undefined;
  /** Whether the reader may see what was smoked, and so what was not. */
  gains: boolean;
  /** Of the person's own page. */
  saved: OwnAhorro | undefined;
};
/** What a plan comes to, and the account that alone sees it. */
export type OwnAhorro = { usuarioId: number; initial: Ahorro };

/** The one figure of the page, what was gained beside it, and the day so far. */
export function HoyPanel({ consumidorId, zone, initial, day, gains, saved }: HoyPanelProps) {
  const t = useTranslations('panel.vistazo');
  const view = useChannel('progreso', consumidorId, initial);
  const summary = useChannel('daily_summary', consumidorId, day);
  return (
    <PanelFrame title={t('titulo')} view={view} zone={zone} height="h-36">
      {(progreso) => (
        <>
          <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[auto_minmax(0,1fr)] lg:items-center">
            <Headline superados={progreso.antojos_superados} />
            {gains && <Gains progreso={progreso} at={view.at ?? ''} saved={saved} />}
          </div>
          <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line pt-3 text-sm">
            <Today day={summary.data} />
            {saved && <Onward progreso={progreso} saved={saved} />}
          </div>
        </>
      )}
    </PanelFrame>
  );
}

function Headline({ superados }: { superados: number | null }) {
  const t = useTranslations('panel.vistazo');
  const { number } = useFormats();
  if (superados === null) return null;
  return (
    <p className="flex items-baseline gap-3 lg:min-w-52">
      <span className="text-5xl leading-none font-bold tracking-tight text-accent-ink tabular-nums">
        {number(superados)}
      </span>
      <span className="text-base leading-tight text-ink-soft">{t('superados', { n: superados })}</span>
    </p>
  );
}

/** A lapse takes none of them away but the time since it. */
function Gains({ progreso, at, saved }: { progreso: Progreso; at: string; saved: OwnAhorro | undefined }) {
  const t = useTranslations('panel.vistazo');
  return (
    <dl className="grid sm:grid-cols-3 sm:gap-x-6">
      <Gain label={t('sin_fumar')}>
        <SmokeFree since={progreso.sin_humo_desde} at={at} />
      </Gain>
      {saved && <Saved progreso={progreso} saved={saved} />}
    </dl>
  );
}

type SavedProps = { progreso: Progreso; saved: OwnAhorro };

function Saved({ progreso, saved }: SavedProps) {
  const t = useTranslations('panel.vistazo');
  const { number, money } = useFormats();
  const ahorro = useAhorro(saved.usuarioId, saved.initial, stampOf(progreso));
  return (
    <>
      <Gain label={t('evitados')}>{number(ahorro.cigarrillos_evitados)}</Gain>
      <Gain label={t('ahorrado')}>{money(ahorro.dinero_ahorrado, ahorro.moneda)}</Gain>
    </>
  );
}

/** A line on a phone, a column where there is room. */
function Gain({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-baseline justify-between gap-3 border-t border-line py-2 first:border-t-0 sm:flex-col-reverse sm:justify-end sm:gap-0 sm:border-t-0 sm:border-l sm:py-0 sm:pl-6 sm:first:border-l-0 sm:first:pl-0 lg:first:border-l lg:first:pl-6">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="text-lg font-semibold xs:text-xl whitespace-nowrap tabular-nums xl:text-2xl">
        {children}
      </dd>
    </div>
  );
}

const TICK_MS = 10_000;

/** By the minute: a second hand would hurry. The server says it as of the moment of the page. */
function SmokeFree({ since, at }: { since: string | null; at: string }) {
  const { elapsed } = useFormats();
  const now = useNow(TICK_MS) || Date.parse(at);
  return <>{elapsed(since === null ? null : now - Date.parse(since))}</>;
}

function Today({ day }: { day: ChannelData<'daily_summary'> | undefined }) {
  const t = useTranslations('panel.vistazo');
  const last = useLastDay();
  const { deseos_hoy, deseos_resistidos_hoy, cigarrillos_hoy } = day ?? {};
  const parts = [
    deseos_hoy != null && t('dia.antojos', { n: deseos_hoy, superados: deseos_resistidos_hoy ?? 0 }),
    cigarrillos_hoy != null && t('dia.cigarrillos', { n: cigarrillos_hoy }),
  ].filter(Boolean);
  return (
    <p className="min-h-5 text-ink-soft tabular-nums">
      {parts.length > 0 && (
        <>
          <span className="font-medium text-ink">{t(`dia.${last}`)}</span> {parts.join(' · ')}
        </>
      )}
    </p>
  );
}

/** To what is missing for a figure, else to the page that tells all of it. */
function Onward({ progreso, saved }: SavedProps) {
  const t = useTranslations('panel.vistazo');
  const falta = faltaDe(useAhorro(saved.usuarioId, saved.initial, stampOf(progreso)));
  return (
    <Link
      href={falta ? '/panel/perfil' : '/panel/progreso'}
      className="inline-flex min-h-6 items-center gap-1 font-medium text-accent-ink hover:underline"
    >
      {falta ? t(`falta.${falta}`) : t('ver_progreso')}
      <ArrowRight aria-hidden className="size-4" />
    </Link>
  );
}
