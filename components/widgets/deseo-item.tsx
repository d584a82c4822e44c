'use client';

import { useEffect, useRef } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { formatDayTime, formatNumber } from '@/components/ui/format';
import type { ChannelData } from '@/lib/channels/registry';
import { DeseoCausas } from './deseo-causas';
import { IN_COURSE, resultadoWord, TIPOS } from './deseo-words';

export type Outcome = 'resistido' | 'consumido';

type DeseoItemProps = {
  consumidorId: number;
  row: ChannelData<'desires_tracking'>[number];
  zone: string;
  own: boolean;
  pending: boolean;
  onResolve(resultado: Outcome): void;
};

export function DeseoItem({ consumidorId, row, zone, own, pending, onResolve }: DeseoItemProps) {
  const { label, icon: Icon } = TIPOS[row.deseo_tipo];
  const state = row.resolved ? resultadoWord(row.resultado, own) : IN_COURSE;
  const when = formatDayTime(row.fecha_creacion, zone);
  const item = useRef<HTMLLIElement>(null);
  const before = useRef(row.resolved);
  useEffect(() => {
    // The buttons are gone with the answer: the focus that was on one of them stays with the craving.
    if (row.resolved && !before.current && document.activeElement === document.body) item.current?.focus();
    before.current = row.resolved;
  }, [row.resolved]);
  const details = [
    row.intensidad === null ? '' : `Intensidad ${row.intensidad} de 10`,
    row.heart_rate_durante === null ? '' : `${formatNumber(row.heart_rate_durante)} lpm`,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <li ref={item} tabIndex={-1} className="py-3 first:pt-0 last:pb-0">
      <div className="flex items-start gap-3">
        <span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
          <Icon aria-hidden className="size-4" />
        </span>
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-center justify-between gap-x-2">
            <p className="font-medium">{label}</p>
            <Badge icon={state.icon} tone={state.tone}>
              {state.label}
            </Badge>
          </div>
          <p className="text-sm text-ink-soft tabular-nums">
            <time dateTime={row.fecha_creacion}>{when}</time>
          </p>
          {details && <p className="text-sm text-ink-soft tabular-nums">{details}</p>}
        </div>
      </div>
      {own && !row.resolved && (
        <fieldset className="mt-3 grid grid-cols-2 gap-2">
          <legend className="sr-only">
            ¿Cómo terminó? {label}, {when}
          </legend>
          <Button size="sm" pending={pending} onClick={() => onResolve('resistido')}>
            Lo superé
          </Button>
          <Button size="sm" variant="secondary" pending={pending} onClick={() => onResolve('consumido')}>
            Consumí
          </Button>
        </fieldset>
      )}
      {own && <DeseoCausas consumidorId={consumidorId} deseoId={row.deseo_id} about={`${label}, ${when}`} />}
    </li>
  );
}
