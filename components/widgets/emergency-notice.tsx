'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { useNow } from '@/lib/client/use-now';
import { useQuery } from '@/lib/client/use-query';
import { useRefreshedByAvisos } from '@/lib/client/use-refreshed-by-avisos';
import { type Emergencia, isOpen } from '@/lib/domain/emergencias';
import { Countdown } from './countdown';

export const EMERGENCIAS_KEY = ['emergencias'];
const REFRESH_MS = 15_000;
const nothing = () => {};

/** Those of the person, the newest first; asked anew as soon as a notificacion comes. */
export function useEmergencias(usuarioId: number, initial: Emergencia[]): Emergencia[] {
  useRefreshedByAvisos(usuarioId, EMERGENCIAS_KEY);
  return useQuery({
    queryKey: EMERGENCIAS_KEY,
    queryFn: async () => (await api.get<{ emergencias: Emergencia[] }>('/api/emergencias')).emergencias,
    initialData: initial,
    staleTime: REFRESH_MS,
    refetchInterval: REFRESH_MS,
  }).data;
}

/** On every page of a person whose data an administrador may see right now, with the way to end it. */
export function EmergencyNotice({ usuarioId, initial }: { usuarioId: number; initial: Emergencia[] }) {
  const now = useNow();
  const open = useEmergencias(usuarioId, initial).filter((one) =>
    now === 0 ? one.ended_at === null : isOpen(one, new Date(now)),
  );
  return (
    <div role="status" className="grid gap-3 not-empty:mb-6">
      {open.map((one) => (
        <OpenEmergencia key={one.id} emergencia={one} />
      ))}
    </div>
  );
}

function OpenEmergencia({
  emergencia: { id, administrador, motivo, expires_at },
}: {
  emergencia: Emergencia;
}) {
  const t = useTranslations('consentimiento.emergencia');
  const queries = useQueryClient();
  const { pending, problem, run } = useAction(async () => {
    await api.post(`/api/emergencias/${id}/terminar`);
    await queries.invalidateQueries({ queryKey: EMERGENCIAS_KEY });
  });
  return (
    <section
      aria-label={t('region')}
      className="flex flex-wrap items-center justify-between gap-3 rounded-2xl border border-warn bg-warn-wash px-4 py-3 sm:px-5"
    >
      <div className="min-w-0 text-sm text-warn">
        <p className="flex items-center gap-2 text-base font-semibold">
          <ShieldAlert aria-hidden className="size-5 shrink-0" />
          {t('ahora')}
        </p>
        <p className="break-words">{t('abrio', { quien: administrador ?? t('alguien'), motivo })}</p>
        <p>{t.rich('termina', { cuenta: () => <Countdown until={expires_at} onEnd={nothing} /> })}</p>
        <p role="alert" className="font-medium text-danger empty:hidden">
          {problem && problemText(problem)}
        </p>
      </div>
      <Button variant="danger" size="sm" pending={pending} onClick={() => run()}>
        {t('terminar')}
      </Button>
    </section>
  );
}
