'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { problemText } from '@/components/ui/use-action';
import { api, problemOf } from '@/lib/client/api';
import { useNow } from '@/lib/client/use-now';
import { ACCESOS_PAGE, type Acceso, type AccesoSummary } from '@/lib/domain/accesos';
import { type Visita, visitasOf } from '@/lib/domain/visitas';
import { AccessSummary, useAccessSummary } from './access-summary';
import { EarlierButton } from './earlier-button';
import { seenText, whenText } from './visita-words';

const REFRESH_MS = 15_000;
const EVERYBODY = '';

type AccessLogProps = { accesos: Acceso[]; resumen: AccesoSummary[]; zone: string };

/** Who looked at what of a person, and when. */
export function AccessLog({ accesos, resumen, zone }: AccessLogProps) {
  const [viewer, setViewer] = useState(EVERYBODY);
  const viewers = useAccessSummary(resumen);
  return (
    <Card
      title="Quién miró tus datos"
      description="Aquí queda anotado cada vez que otra persona mira tus datos. Se guarda un año y nadie puede borrarlo."
      className="lg:col-span-2"
    >
      {viewers.length === 0 ? (
        <EmptyState icon={Eye} title="Nadie ha mirado tus datos">
          Cuando alguien que te acompaña los mire, lo verás aquí.
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          <AccessSummary viewers={viewers} />
          {viewers.length > 1 && (
            <div className="max-w-xs">
              <SelectField
                label="Mostrar a"
                value={viewer}
                onChange={(event) => setViewer(event.target.value)}
              >
                <option value={EVERYBODY}>Todas las personas</option>
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
  const now = useNow();
  return (
    <div>
      <LiveNotice
        kind={error ? 'error' : undefined}
        title={error ? problemText(problemOf(error)) : undefined}
      >
        <Button variant="secondary" size="sm" className="mt-2" onClick={() => void refetch()}>
          Intentar de nuevo
        </Button>
      </LiveNotice>
      {!data && !error && <Skeleton className="h-40" />}
      {data && (
        <ol className="divide-y divide-line" aria-label="Registro de miradas">
          {visitasOf(data.pages.flat()).map((visita) => (
            <VisitItem key={visita.id} visita={visita} when={whenText(visita, zone, now)} />
          ))}
        </ol>
      )}
      <EarlierButton {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </div>
  );
}

function VisitItem({ visita, when }: { visita: Visita; when: string }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="break-words">
          <span className="font-medium">{visita.usuario_nombre}</span> {seenText(visita)}
        </p>
        {visita.motivo && <p className="text-sm text-ink-soft">Motivo: {visita.motivo}</p>}
      </div>
      <time dateTime={visita.desde} className="text-sm text-ink-soft tabular-nums">
        {when}
      </time>
    </li>
  );
}
