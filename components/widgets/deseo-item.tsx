'use client';

import { CloudUpload } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { IN_COURSE, RESULTADO_LOOK, TIPO_ICONS } from '@/components/antojo/looks';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/components/ui/use-formats';
import type { ShownDeseo } from '@/lib/client/outbox/pending';
import type { DeseoDetails } from '@/lib/domain/deseos';
import { DeseoCausas } from './deseo-causas';

export type Outcome = 'resistido' | 'consumido';

/** What the person can do about one of their own. */
export type OwnActions = {
  close(resultado: Outcome): void;
  ride(): void;
  tell(details: DeseoDetails): void;
};

type DeseoItemProps = { row: ShownDeseo; zone: string; own?: OwnActions };

export function DeseoItem({ row, zone, own }: DeseoItemProps) {
  const t = useTranslations('antojo');
  const { dayTime } = useFormats();
  const Icon = TIPO_ICONS[row.deseo_tipo];
  const label = t(`tipo.${row.deseo_tipo}`);
  const when = dayTime(row.fecha_creacion, zone);
  const item = useRef<HTMLLIElement>(null);
  const before = useRef(row.resolved);
  useEffect(() => {
    // The buttons are gone with the answer: the focus that was on one of them stays with the craving.
    if (row.resolved && !before.current && document.activeElement === document.body) item.current?.focus();
    before.current = row.resolved;
  }, [row.resolved]);
  return (
    <li ref={item} tabIndex={-1} className="py-3 first:pt-0 last:pb-0">
      <div className="flex items-start gap-3">
        <span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
          <Icon aria-hidden className="size-4" />
        </span>
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
            <p className="font-medium">{label}</p>
            <State row={row} own={own !== undefined} />
          </div>
          <p className="text-sm text-ink-soft tabular-nums">
            <time dateTime={row.fecha_creacion}>{when}</time>
          </p>
          <Facts row={row} />
        </div>
      </div>
      {own && !row.resolved && (
        <fieldset className="mt-3 flex flex-wrap gap-2">
          <legend className="sr-only">{t('cerrar.pregunta_de', { tipo: label, cuando: when })}</legend>
          <Button size="sm" className="grow" onClick={() => own.close('resistido')}>
            {t('cerrar.resistido')}
          </Button>
          <Button size="sm" variant="secondary" className="grow" onClick={() => own.close('consumido')}>
            {t('cerrar.consumido')}
          </Button>
          <Button size="sm" variant="quiet" className="grow" onClick={own.ride}>
            {t('cerrar.acompanar')}
          </Button>
        </fieldset>
      )}
      {own && <DeseoCausas deseoRef={row.ref} about={`${label}, ${when}`} onTell={own.tell} />}
    </li>
  );
}

function State({ row, own }: { row: ShownDeseo; own: boolean }) {
  const t = useTranslations('antojo');
  const resultado = row.resultado ?? 'sin_registrar';
  const { icon, tone } = row.resolved ? RESULTADO_LOOK[resultado] : IN_COURSE;
  const word = own ? t(`resultado.${resultado}`) : t(`resultado_ajeno.${resultado}`);
  return (
    <span className="flex flex-wrap gap-1">
      {row.pending && (
        <Badge icon={CloudUpload} tone="warn">
          {t('por_enviar')}
        </Badge>
      )}
      <Badge icon={icon} tone={tone}>
        {row.resolved ? word : t('en_curso')}
      </Badge>
    </span>
  );
}

function Facts({ row: { intensidad, heart_rate_durante } }: { row: ShownDeseo }) {
  const t = useTranslations('antojo');
  const { number } = useFormats();
  const facts = [
    intensidad === null ? '' : t('intensidad.detalle', { n: intensidad }),
    heart_rate_durante === null ? '' : t('lista.lpm', { n: number(heart_rate_durante) }),
  ].filter(Boolean);
  return facts.length > 0 && <p className="text-sm text-ink-soft tabular-nums">{facts.join(' · ')}</p>;
}
