'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { problemText } from '@/components/ui/use-action';
import { api, problemOf } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { AccesoSummary } from '@/lib/domain/accesos';
import { Age } from './age';

const REFRESH_MS = 15_000;

export function useAccessSummary(initial: AccesoSummary[]) {
  return useQuery({
    queryKey: ['accesos', 'resumen'],
    queryFn: async () => (await api.get<{ resumen: AccesoSummary[] }>('/api/accesos/resumen')).resumen,
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
}

type AccessSummaryProps = { viewers: readonly AccesoSummary[] };

/** At a glance: who looked, when last, and how often of late. */
export function AccessSummary({ viewers }: AccessSummaryProps) {
  const t = useTranslations('consentimiento.miradas');
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3" aria-label={t('resumen')}>
      {viewers.map(({ usuario_id, usuario_nombre, ultima_vez, visitas_hoy, visitas_7_dias }) => (
        <li key={usuario_id} className="min-w-0 rounded-xl bg-sunken px-4 py-3">
          <p className="font-medium break-words">{usuario_nombre}</p>
          <p className="text-sm text-ink-soft">
            {t.rich('ultima', { edad: () => <Age since={ultima_vez} /> })}
          </p>
          <p className="text-sm text-ink-soft tabular-nums">
            {t('visitas', { hoy: visitas_hoy, semana: visitas_7_dias })}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** That it is old, and why; the list below tells of its own failures. */
export function SummaryNotice({ error, refetch }: { error: Error | null; refetch(): unknown }) {
  const t = useTranslations('consentimiento');
  return (
    <LiveNotice
      className="mb-4"
      kind={error ? 'error' : undefined}
      title={error ? t('miradas.resumen_viejo') : undefined}
    >
      {error && problemText(problemOf(error))}
      <Button variant="secondary" size="sm" className="mt-2 flex" onClick={() => void refetch()}>
        {t('reintentar')}
      </Button>
    </LiveNotice>
  );
}
