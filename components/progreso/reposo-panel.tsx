'use client';

import { CalendarPlus, HeartPulse } from 'lucide-react';
import dynamic from 'next/dynamic';
import { ChartFrame } from '@/components/charts/chart-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Reposo } from '@/lib/domain/metrics/progreso/reposo';
import { PartPending } from './part-pending';
import { useProgresoWords } from './use-progreso-words';

const HEIGHT = 'h-64';

const ReposoChart = dynamic(
  () => import('@/components/charts/reposo-chart').then((file) => file.ReposoChart),
  {
    ssr: false,
    loading: () => <Skeleton className={HEIGHT} />,
  },
);

type Words = ReturnType<typeof useProgresoWords>;
type Semana = Reposo['semanas'][number];

/** The person's own resting heart rate, week by week since the quit date. */
export function ReposoPanel({ consumidorId }: { consumidorId: number }) {
  const words = useProgresoWords();
  const { t, formats } = words;
  const { data, isError, refetch } = useQuery({
    queryKey: ['reposo', consumidorId],
    queryFn: () => api.get<Reposo>('/api/reposo'),
  });
  const semanas = data?.semanas ?? [];
  return (
    <div className="min-w-0">
      <ChartFrame
        title={t('reposo.titulo')}
        summary={data ? summaryOf(semanas, words) : ''}
        points={semanas.length}
        pointText={(at) => pointText(semanas[at], words)}
        height={HEIGHT}
        late
        instead={
          data ? emptyOf(data, words) : <PartPending failed={isError} retry={refetch} className={HEIGHT} />
        }
        legend={[{ label: t('reposo.linea'), color: 'chart-a', width: 2.5 }]}
        table={{
          columns: [t('reposo.col_semana'), t('reposo.col_hr'), t('reposo.col_dias')],
          rows: () =>
            semanas.map((one) => [nameOf(one, words), formats.number(one.hr, 1), formats.number(one.dias)]),
        }}
      >
        {({ at, moveTo }) => (
          <ReposoChart
            semanas={semanas}
            at={at}
            onPoint={moveTo}
            name={(one) => nameOf(one, words)}
            quit={t('reposo.tu_fecha')}
          />
        )}
      </ChartFrame>
      <p className="mt-2 text-sm text-ink-soft">{t('reposo.nota')}</p>
    </div>
  );
}

function emptyOf({ semanas }: Reposo, { t }: Words) {
  if (semanas.some(({ hr }) => hr !== null)) return undefined;
  const none = semanas.length === 0;
  return (
    <EmptyState
      icon={none ? CalendarPlus : HeartPulse}
      title={none ? t('reposo.sin_fecha') : t('reposo.sin_datos')}
      className={HEIGHT}
    >
      {none ? t('reposo.sin_fecha_texto') : t('reposo.sin_datos_texto')}
    </EmptyState>
  );
}

function summaryOf(semanas: readonly Semana[], { t, formats }: Words): string {
  const last = semanas.findLast(({ hr }) => hr !== null);
  if (!last) return '';
  const before = semanas.findLast(({ semana, hr }) => semana < 1 && hr !== null);
  const antes = before && before !== last ? 'si' : 'no';
  return t('reposo.resumen', {
    antes,
    hr_antes: formats.number(before?.hr, 1),
    hr: formats.number(last.hr, 1),
  });
}

function nameOf({ semana }: Semana, { t }: Words): string {
  return semana < 1 ? t('reposo.antes_n', { n: 1 - semana }) : t('reposo.semana', { n: semana });
}

function pointText(one: Semana | undefined, words: Words): string {
  if (!one) return '';
  const { t, formats, calendar } = words;
  const when = {
    semana: nameOf(one, words),
    desde: calendar.shortDay(one.desde),
    hasta: calendar.shortDay(one.hasta),
  };
  if (one.hr === null) return t('reposo.hueco', when);
  return t('reposo.punto', { ...when, hr: formats.number(one.hr, 1), dias: one.dias });
}
