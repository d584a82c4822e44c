'use client';

import { useQuery } from '@tanstack/react-query';
import { plural } from '@/components/ui/format';
import { api } from '@/lib/client/api';
import type { AccesoSummary } from '@/lib/domain/accesos';
import { Age } from './age';

const REFRESH_MS = 15_000;

export function useAccessSummary(initial: AccesoSummary[]): AccesoSummary[] {
  const { data } = useQuery({
    queryKey: ['accesos', 'resumen'],
    queryFn: async () => (await api.get<{ resumen: AccesoSummary[] }>('/api/accesos/resumen')).resumen,
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  return data;
}

/** At a glance: who looked, when last, and how often of late. */
export function AccessSummary({ viewers }: { viewers: readonly AccesoSummary[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3" aria-label="En resumen">
      {viewers.map(({ usuario_id, usuario_nombre, ultima_vez, visitas_hoy, visitas_7_dias }) => (
        <li key={usuario_id} className="min-w-0 rounded-xl bg-sunken px-4 py-3">
          <p className="font-medium break-words">{usuario_nombre}</p>
          <p className="text-sm text-ink-soft">
            Última vez: <Age since={ultima_vez} />
          </p>
          <p className="text-sm text-ink-soft tabular-nums">
            Hoy, {plural(visitas_hoy, 'visita', 'visitas')} · 7 días,{' '}
            {plural(visitas_7_dias, 'visita', 'visitas')}
          </p>
        </li>
      ))}
    </ul>
  );
}
