'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { problemText } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import { api, problemOf } from '@/lib/client/api';
import { useNow } from '@/lib/client/use-now';
import { ACCESOS_PAGE, type Acceso, type AccesoSummary } from '@/lib/domain/accesos';
import { type Visita, visitasOf } from '@/lib/domain/visitas';
import { AccessSummary, SummaryNotice, useAccessSummary } from './access-summary';
import { EarlierButton } from './earlier-button';
import { seenText, whenText } from './visita-words';

const REFRESH_MS = 15_000;
const EVERYBODY = '';

type AccessLogProps = { accesos: Acceso[]; resumen: AccesoSummary[]; zone: string };

/** Who looked at what of a person, and when. */
export function AccessLog({ accesos, resumen, zone }: AccessLogProps) {
  const t = useTranslations('consentimiento.miradas');
  const [viewer, setViewer] = useState(EVERYBODY);
  const summary = useAccessSummary(resumen);
  const viewers = summary.data;
  return (
    <Card title={t('titulo')} description={t('texto')} className="lg:col-span-2">
      <SummaryNotice error={summary.error} refetch={summary.refetch} />
      {viewers.length === 0 ? (
        <EmptyState icon={Eye} title={t('nadie')}>
          {t('nadie_texto')}
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          <AccessSummary viewers={viewers} />
          {viewers.length > 1 && (
            <div className="max-w-xs">
              <SelectField
                label={t('mostrar')}
                value={viewer}
                onChange={(event) => setViewer(event.target.value)}
              >
                <option value={EVERYBODY}>{t('todas')}</option>
                {viewers.map(({ usuario_id, usuario_nombre }) => (
                  <option key={usuario_id} value={usuario_id}>
                    {usuario_nombre}
                  </option>
                ))}
              </SelectField>
            </div>
          )}
          <Visits viewer={viewer} initial={viewer === EVERYBODY ? accesos : undefined} zone={zone} />
        </div>
      )}
    </Card>
  );
}

function useAccesos(viewer: string, initial: Acceso[] | undefined) {
  return useInfiniteQuery({
    queryKey: ['accesos', 'filas', viewer],
    queryFn: async ({ pageParam }) => {
      const who = viewer === EVERYBODY ? '' : `&cuidador_id=${viewer}`;
      const before = pageParam === undefined ? '' : `&antes=${pageParam}`;
      return (await api.get<{ accesos: Acceso[] }>(`/api/accesos?limit=${ACCESOS_PAGE}${who}${before}`))
        .accesos;
    },
    initialPageParam: undefined as number | undefined,
    initialData: initial && { pages: [initial], pageParams: [undefined] },
    getNextPageParam: (page) => (page.length < ACCESOS_PAGE ? undefined : page.at(-1)?.id),
    refetchInterval: REFRESH_MS,
  });
}

function Visits({ viewer, initial, zone }: { viewer: string; initial?: Acceso[]; zone: string }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useAccesos(
    viewer,
    initial,
  );
  const t = useTranslations('consentimiento');
  const formats = useFormats();
  const now = useNow();
  return (
    <div>
      <LiveNotice
        kind={error ? 'error' : undefined}
        title={error ? problemText(problemOf(error)) : undefined}
      >
        <Button variant="secondary" size="sm" className="mt-2" onClick={() => void refetch()}>
          {t('reintentar')}
        </Button>
      </LiveNotice>
      {!data && !error && <Skeleton className="h-40" />}
      {data && (
        <ol className="divide-y divide-line" aria-label={t('miradas.registro')}>
          {visitasOf(data.pages.flat()).map((visita) => (
            <VisitItem key={visita.id} visita={visita} when={whenText(t, formats, visita, zone, now)} />
          ))}
        </ol>
      )}
      <EarlierButton {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </div>
  );
}

function VisitItem({ visita, when }: { visita: Visita; when: string }) {
  const t = useTranslations('consentimiento');
  const formats = useFormats();
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="break-words">
          <span className="font-medium">{visita.usuario_nombre}</span> {seenText(t, formats, visita)}
        </p>
        {visita.motivo && (
          <p className="text-sm text-ink-soft">{t('miradas.motivo', { motivo: visita.motivo })}</p>
        )}
      </div>
      <time dateTime={visita.desde} className="text-sm text-ink-soft tabular-nums">
        {when}
      </time>
    </li>
  );
}
