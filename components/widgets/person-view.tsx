'use client';

import { ArrowLeft, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { useFormats } from '@/components/ui/use-formats';
import { ALCANCES } from '@/lib/domain/access';
import type { Followed } from '@/lib/domain/consentimientos';
import type { PanelLayout } from '@/lib/domain/panel-layout';
import { zoneCity } from '@/lib/i18n/zone-names';
import { AnimoButton } from './animo-button';
import { Dashboard } from './dashboard';
import type { DashboardValues } from './dashboard-channels';
import { alcanceName, sightText } from './terms-words';
import { WorryLine } from './worry-line';
import { ZoneSwitch } from './zone-switch';

type PersonViewProps = { values: DashboardValues; layout: PanelLayout; terms: Followed | undefined };

/** One person as a cuidador sees them: who it is, what is shared and on whose clock, then what is shared. */
export function PersonView({ values, layout, terms }: PersonViewProps) {
  const t = useTranslations('cuidador.persona');
  const [clock, setClock] = useState<string>();
  return (
    <div className="max-sm:pb-20" data-covered-below>
      <div className="mb-3 flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <BackLink />
        <ZoneSwitch zone={values.zona_horaria} clock={clock} onChange={setClock} />
      </div>
      <header className="mb-6 grid gap-x-6 gap-y-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
        <div className="min-w-0">
          <p className="text-sm text-ink-faint">{t('viendo')}</p>
          <h1 className="text-2xl font-semibold tracking-tight break-words sm:text-3xl">{values.nombre}</h1>
          <Shared values={values} terms={terms} reader={clock} />
          <div className="mt-2">
            <WorryLine />
          </div>
        </div>
        <div className="max-sm:fixed max-sm:right-4 max-sm:bottom-4 max-sm:z-20">
          <AnimoButton consumidorId={values.consumidor_id} nombre={values.nombre} primary />
        </div>
      </header>
      <Dashboard
        values={values}
        layout={layout}
        clock={clock}
        tools={<ReportLink values={values} />}
        own={false}
      />
    </div>
  );
}

/** Who sees what was gained may read the week as well. */
function ReportLink({ values: { consumidor_id, channels } }: Pick<PersonViewProps, 'values'>) {
  const t = useTranslations('cuidador.persona');
  const fecha = channels.progreso?.data.fecha;
  return (
    fecha && (
      <ButtonLink
        href={`/cuidador/${consumidor_id}/informe/${fecha}`}
        variant="quiet"
        size="sm"
        icon={FileText}
      >
        {t('informe')}
      </ButtonLink>
    )
  );
}

type SharedProps = Omit<PersonViewProps, 'layout'> & { reader: string | undefined };

/** What is seen and what is not, and whose hours they are: told once, so that no panel has to. */
function Shared({ values: { alcances, nombre, zona_horaria }, terms, reader }: SharedProps) {
  const t = useTranslations('cuidador.persona');
  const words = useTranslations('consentimiento');
  const formats = useFormats();
  const held = ALCANCES.filter((alcance) => !alcances.includes(alcance));
  const ciudad = zoneCity(reader ?? zona_horaria, formats.idioma);
  return (
    <div className="mt-1 grid max-w-prose gap-1 text-sm text-ink-soft sm:text-base">
      <p>
        {terms && sightText(words, formats, terms, zona_horaria)} {t('solo_lectura')}
      </p>
      {held.length > 0 && (
        <p>{t('no_comparte', { que: formats.list(held.map((one) => alcanceName(words, one))) })}</p>
      )}
      <p>{reader ? t('en_mi_hora', { ciudad }) : t('en_su_hora', { nombre, ciudad })}</p>
    </div>
  );
}

export function BackLink() {
  const t = useTranslations('cuidador.persona');
  return (
    <Link
      href="/cuidador"
      className="inline-flex min-h-9 items-center gap-1.5 text-sm font-medium text-accent-ink hover:underline"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {t('volver')}
    </Link>
  );
}
