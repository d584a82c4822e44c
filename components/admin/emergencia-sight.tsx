'use client';

import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { problemText, useAction } from '@/components/ui/use-action';
import { Countdown } from '@/components/widgets/countdown';
import { Dashboard } from '@/components/widgets/dashboard';
import type { DashboardValues } from '@/components/widgets/dashboard-channels';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Emergencia } from '@/lib/domain/emergencias';

const WATCH_MS = 3_000;

type EmergenciaSightProps = { emergencia: Emergencia; values: DashboardValues };

/** The person's dashboard for as long as the access lasts, under a banner that says so; then nothing of it. */
export function EmergenciaSight({ emergencia, values }: EmergenciaSightProps) {
  const [over, setOver] = useState(false);
  const finish = useCallback(() => setOver(true), []);
  const { data } = useQuery({
    queryKey: ['admin', 'emergencia', emergencia.id],
    queryFn: async () => {
      const { emergencias } = await api.get<{ emergencias: Emergencia[] }>('/api/admin/emergencias');
      return emergencias.find(({ id }) => id === emergencia.id) ?? emergencia;
    },
    initialData: emergencia,
    refetchInterval: over ? false : WATCH_MS,
  });
  const ended = over || data.ended_at !== null;
  if (ended) return <Ended nombre={values.nombre} />;
  return (
    <>
      <Banner emergencia={emergencia} nombre={values.nombre} onEnd={finish} />
      <Dashboard values={values} own={false} />
    </>
  );
}

type BannerProps = { emergencia: Emergencia; nombre: string; onEnd(): void };

function Banner({ emergencia: { id, motivo, expires_at }, nombre, onEnd }: BannerProps) {
  const t = useTranslations('admin.emergencias');
  const { pending, problem, run } = useAction(async () => {
    await api.post(`/api/admin/emergencias/${id}/terminar`);
    onEnd();
  });
  return (
    <section
      aria-labelledby="emergencia"
      className="sticky top-0 z-10 mb-6 rounded-2xl border border-warn bg-warn-wash px-4 py-3 shadow-card sm:px-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 text-warn">
          <h1 id="emergencia" className="flex items-center gap-2 text-lg font-semibold">
            <ShieldAlert aria-hidden className="size-5 shrink-0" />
            <span className="min-w-0 break-words">{t('acceso_de', { nombre })}</span>
          </h1>
          <p className="text-sm">
            {t.rich('termina_en', { tiempo: () => <Countdown until={expires_at} onEnd={onEnd} /> })}
          </p>
          <p className="text-sm break-words">{t('cita', { motivo })}</p>
        </div>
        <Button variant="danger" size="sm" pending={pending} onClick={() => run()}>
          {t('terminar')}
        </Button>
      </div>
      <p role="alert" className="mt-2 text-sm font-medium text-danger empty:hidden">
        {problem && problemText(problem)}
      </p>
    </section>
  );
}

function Ended({ nombre }: { nombre: string }) {
  const t = useTranslations('admin.emergencias');
  return (
    <div role="status" className="rounded-2xl border border-line bg-surface py-12">
      <EmptyState icon={ShieldCheck} title={t('fin', { nombre })}>
        {t('fin_texto')}
        <span className="mt-4 block">
          <ButtonLink href="/admin/emergencias" variant="secondary" size="sm">
            {t('volver')}
          </ButtonLink>
        </span>
      </EmptyState>
    </div>
  );
}
