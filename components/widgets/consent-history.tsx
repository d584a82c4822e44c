'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Card } from '@/components/ui/card';
import { formatDayTime } from '@/components/ui/format';
import { api } from '@/lib/client/api';
import type { Hecho } from '@/lib/domain/consent-ledger';
import { type ConsentEvent, HISTORY_PAGE } from '@/lib/domain/consentimientos';
import { ALCANCE_WORDS } from './alcance-words';
import { EarlierButton } from './earlier-button';
import { termsText } from './terms-words';

export const HISTORY_KEY = ['consentimientos', 'historial'];
const REFRESH_MS = 15_000;

/** `nombre`: of the cuidador, as a sentence needs it. */
const SENTENCES: Record<Hecho, (nombre: string) => string> = {
  existente: (nombre) => `${nombre} ya podía ver tus datos`,
  invitado: () => 'Creaste un código de invitación',
  aceptado: (nombre) => `${nombre} aceptó y puede ver tus datos`,
  reemplazado: (nombre) => `El permiso anterior de ${nombre} terminó: lo reemplaza otro`,
  revocado: (nombre) => `${nombre} dejó de ver tus datos`,
  cambiado: (nombre) => `Cambiaste lo que compartes con ${nombre}`,
};
const GONE = 'Una cuenta que ya no existe';

/** Everything that happened to who sees a person, the newest first; what is told here cannot be changed afterwards. */
export function ConsentHistory({ initial, zone }: { initial: ConsentEvent[]; zone: string }) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: HISTORY_KEY,
    queryFn: async ({ pageParam }) => {
      const before = pageParam === undefined ? '' : `&antes=${pageParam}`;
      const path = `/api/consentimientos/historial?limit=${HISTORY_PAGE}${before}`;
      return (await api.get<{ historial: ConsentEvent[] }>(path)).historial;
    },
    initialPageParam: undefined as number | undefined,
    initialData: { pages: [initial], pageParams: [undefined] },
    // The first row of all has n 1: after it there is nothing.
    getNextPageParam: (page) => {
      const n = page.at(-1)?.n ?? 1;
      return n > 1 ? n : undefined;
    },
    refetchInterval: REFRESH_MS,
  });
  const events = data.pages.flat();
  if (events.length === 0) return null;
  return (
    <Card
      title="Historial de permisos"
      description="Queda anotado cada vez que cambia quién puede ver tus datos, qué ve y cuándo."
      className="lg:col-span-2"
    >
      <ol className="divide-y divide-line">
        {events.map((event) => (
          <HistoryItem key={event.n} event={event} zone={zone} />
        ))}
      </ol>
      <EarlierButton {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </Card>
  );
}

function HistoryItem({ event, zone }: { event: ConsentEvent; zone: string }) {
  const { hecho, cuidador_nombre, alcances, at } = event;
  const scopes = alcances.map((alcance) => ALCANCE_WORDS[alcance].label);
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="break-words">{SENTENCES[hecho](cuidador_nombre ?? GONE)}</p>
        <p className="text-sm text-ink-soft">
          {scopes.join(' · ')}
          <br />
          {termsText(event, zone)}
        </p>
      </div>
      <time dateTime={at} className="text-sm text-ink-soft tabular-nums">
        {formatDayTime(at, zone)}
      </time>
    </li>
  );
}
