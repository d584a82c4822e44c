'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { useNow } from '@/lib/client/use-now';
import type { Page } from '@/lib/domain/admin-pages';
import { type Emergencia, isOpen } from '@/lib/domain/emergencias';
import { EmergenciaForm } from './emergencia-form';
import { Moment } from './moment';
import { PagedRows } from './paged-list';
import { usePagedList } from './use-paged-list';

const REFRESH_MS = 15_000;

export function EmergenciasView({ initial, ownId }: { initial: Page<Emergencia>; ownId: number }) {
  const t = useTranslations('admin.emergencias');
  const list = usePagedList({ name: 'emergencias', filters: {}, initial, refetchMs: REFRESH_MS });
  const [done, setDone] = useState<string>();
  const { problem, run } = useAction(async ({ id, persona }: Emergencia) => {
    await api.post(`/api/admin/emergencias/${id}/terminar`);
    setDone(t('terminaste', { persona }));
    await list.refresh();
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
      <EmergenciaForm />
      <Card title={t('accesos')} description={t('accesos_texto')}>
        <LiveNotice
          kind={problem ? 'error' : done ? 'success' : undefined}
          title={problem ? problemText(problem) : done}
        />
        <PagedRows list={list} count={(n) => t('cuantos', { n })} label={t('accesos')} empty={t('ninguno')}>
          {(one) => (
            <EmergenciaItem
              key={one.id}
              emergencia={one}
              isOwn={one.administrador_id === ownId}
              onEnd={() => run(one)}
            />
          )}
        </PagedRows>
      </Card>
    </div>
  );
}

type EmergenciaItemProps = { emergencia: Emergencia; isOwn: boolean; onEnd(): void };

function EmergenciaItem({ emergencia, isOwn, onEnd }: EmergenciaItemProps) {
  const t = useTranslations('admin.emergencias');
  const now = useNow();
  const { consumidor_id, persona, administrador, motivo, created_at, expires_at, ended_at } = emergencia;
  // The server's clock is not known while the page hydrates: then the record alone speaks.
  const open = now === 0 ? ended_at === null : isOpen(emergencia, new Date(now));
  return (
    <li className="py-4 first:pt-2 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 font-medium break-words">{persona}</p>
        <Badge tone={open ? 'warn' : 'plain'}>{t(open ? 'abierto' : 'terminado')}</Badge>
      </div>
      <p className="text-sm break-words text-ink-soft">{t('cita', { motivo })}</p>
      <p className="text-sm text-ink-faint">
        {t.rich('cuando', {
          quien: administrador ?? t('cuenta_ida'),
          desde: () => <Moment at={created_at} />,
          hasta: () => <Moment at={ended_at ?? expires_at} />,
        })}
      </p>
      {open && isOwn && (
        <div className="mt-2 flex flex-wrap gap-2">
          <ButtonLink size="sm" href={`/admin/emergencias/${consumidor_id}`}>
            {t('ver')}
          </ButtonLink>
          <Button size="sm" variant="danger" onClick={onEnd}>
            {t('terminar')}
          </Button>
        </div>
      )}
    </li>
  );
}
