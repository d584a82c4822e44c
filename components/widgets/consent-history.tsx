'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { useFormats } from '@/components/ui/use-formats';
import { api } from '@/lib/client/api';
import { type ConsentEvent, HISTORY_PAGE } from '@/lib/domain/consentimientos';
import { EarlierButton } from './earlier-button';
import { termsText } from './terms-words';

export const HISTORY_KEY = ['consentimientos', 'historial'];
const REFRESH_MS = 15_000;

/** Everything that happened to who sees a person, the newest first; what is told here cannot be changed afterwards. */
export function ConsentHistory({ initial, zone }: { initial: ConsentEvent[]; zone: string }) {
  const t = useTranslations('consentimiento.historial');
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
    <Card title={t('titulo')} description={t('texto')} className="lg:col-span-2">
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
  const t = useTranslations('consentimiento');
  const state = useTranslations('estado');
  const formats = useFormats();
  const nombre = cuidador_nombre ?? t('cuenta_borrada');
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="break-words">{t(`historial.hecho.${hecho}`, { nombre })}</p>
        <p className="text-sm text-ink-soft">
          {alcances.map((alcance) => t(`alcance.${alcance}.label`)).join(' · ')}
          <br />
          {termsText(t, state, formats, event, zone)}
        </p>
      </div>
      <time dateTime={at} className="text-sm text-ink-soft tabular-nums">
        {formats.dayTime(at, zone)}
      </time>
    </li>
  );
}
