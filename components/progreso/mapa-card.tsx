'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { ChevronDown, Clock } from 'lucide-react';
import { useId, useState } from 'react';
import { DataTable } from '@/components/charts/data-table';
import { Card } from '@/components/ui/card';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Mapa } from '@/lib/domain/metrics/progreso/mapa';
import { hourText } from './hour-text';
import { MapaGrid } from './mapa-grid';
import { PartPending } from './part-pending';
import { useMotivoDe, useProgresoWords } from './use-progreso-words';

const HEIGHT = 'h-80';

type MapaCardProps = { consumidorId: number; stamp: string };

/** When antojos come: a day of the week a row, an hour a column, of one motivo or of all. */
export function MapaCard({ consumidorId, stamp }: MapaCardProps) {
  const { t, formats, calendar } = useProgresoWords();
  const [motivo, setMotivo] = useState('');
  const { data, isError, refetch, isPlaceholderData } = useQuery({
    queryKey: ['mapa', consumidorId, motivo, stamp],
    queryFn: () =>
      api.get<Mapa>(
        `/api/consumidores/${consumidorId}/progreso/mapa${motivo && `?motivo=${encodeURIComponent(motivo)}`}`,
      ),
    placeholderData: keepPreviousData,
  });
  if (!data || (isError && isPlaceholderData))
    return (
      <Card title={t('mapa.titulo')}>
        <PartPending failed={isError} retry={refetch} className={HEIGHT} />
      </Card>
    );
  if (data.motivos.length === 0)
    return (
      <Card title={t('mapa.titulo')}>
        <EmptyState icon={Clock} title={t('mapa.nada')} className={HEIGHT}>
          {t('mapa.nada_texto')}
        </EmptyState>
      </Card>
    );
  return (
    <Card title={t('mapa.titulo')} aside={<MotivoChoice mapa={data} motivo={motivo} onChoose={setMotivo} />}>
      <div className={cx(isPlaceholderData && 'opacity-60')}>
        <p className="mb-3 text-sm text-ink-soft">{summaryOf(data, { t, formats, calendar })}</p>
        <MapaGrid mapa={data} />
        <DataTable
          title={t('mapa.titulo')}
          columns={[t('mapa.col_hora'), t('mapa.col_total'), t('mapa.col_superados')]}
          rows={() =>
            data.celdas.map(({ dia, hora, total, superados }) => [
              `${calendar.weekday(dia)}, ${hourText(hora, formats)}`,
              formats.number(total),
              formats.number(superados),
            ])
          }
        />
      </div>
    </Card>
  );
}

type Words = ReturnType<typeof useProgresoWords>;

function summaryOf({ celdas, total }: Mapa, { t, formats, calendar }: Words): string {
  const most = celdas.reduce<Mapa['celdas'][number] | undefined>(
    (best, one) => (best && best.total >= one.total ? best : one),
    undefined,
  );
  if (!most) return t('mapa.nada_motivo');
  const { dia, hora } = most;
  return t('mapa.resumen', {
    total,
    dia: calendar.weekday(dia),
    hora: hourText(hora, formats),
    n: most.total,
  });
}

type MotivoChoiceProps = { mapa: Mapa; motivo: string; onChoose(motivo: string): void };

function MotivoChoice({ mapa, motivo, onChoose }: MotivoChoiceProps) {
  const { t } = useProgresoWords();
  const id = useId();
  const motivoDe = useMotivoDe();
  return (
    <label htmlFor={id} className="flex min-w-0 items-center gap-2 text-sm text-ink-soft">
      {t('mapa.motivo')}
      <span className="relative min-w-0">
        <select
          id={id}
          value={motivo}
          onChange={(event) => onChoose(event.target.value)}
          className="control min-h-9 max-w-52 appearance-none py-1 pr-9 text-sm"
        >
          <option value="">{t('mapa.todos')}</option>
          {mapa.motivos.map(({ motivo: one, total }) => (
            <option key={one} value={one}>
              {t('mapa.opcion', { motivo: motivoDe(one), n: total })}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2"
        />
      </span>
    </label>
  );
}
