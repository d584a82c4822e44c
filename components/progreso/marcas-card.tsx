'use client';

import { Card } from '@/components/ui/card';
import type { Progreso } from '@/lib/domain/metrics/progreso/progreso';
import { diasDeSemana } from '@/lib/domain/semana';
import { NO_VALUE } from '@/lib/i18n/format';
import { useProgresoWords } from './use-progreso-words';

/** Records: none of them is ever taken away by what comes later. */
export function MarcasCard({ progreso }: { progreso: Progreso }) {
  const { t, formats, calendar } = useProgresoWords();
  const { duracion_minima, duracion_mediana, mejor_dia, mejor_semana } = progreso;
  const minutes = (value: number | null) => formats.hours(value === null ? null : value / 60);
  const rows = [
    [t('marcas.minima'), minutes(duracion_minima)],
    [t('marcas.mediana'), minutes(duracion_mediana)],
    [
      t('marcas.mejor_dia'),
      mejor_dia
        ? t('marcas.superados_el', {
            n: mejor_dia.antojos_superados,
            cuando: calendar.shortDay(mejor_dia.fecha),
          })
        : NO_VALUE,
    ],
    [
      t('marcas.mejor_semana'),
      mejor_semana
        ? t('marcas.superados_el', {
            n: mejor_semana.antojos_superados,
            cuando: t('marcas.semana_del', {
              fecha: calendar.shortDay(diasDeSemana(mejor_semana.semana)[0] ?? ''),
            }),
          })
        : NO_VALUE,
    ],
  ] as const;
  return (
    <Card title={t('marcas.titulo')} footer={duracion_minima === null ? t('marcas.nada') : t('marcas.nota')}>
      <dl className="divide-y divide-line">
        {rows.map(([label, value]) => (
          <div
            key={label}
            className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5 first:pt-0"
          >
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
