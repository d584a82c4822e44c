'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { TextField } from '@/components/ui/field';
import { problemText, useAction } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import { Age } from '@/components/widgets/age';
import { BatteryBadge } from '@/components/widgets/battery-badge';
import { FuenteBadge } from '@/components/widgets/live-badges';
import { api } from '@/lib/client/api';
import type { AdminDispositivo } from '@/lib/domain/admin-dispositivos';
import type { Page } from '@/lib/domain/admin-pages';
import { Moment } from './moment';
import { PagedRows } from './paged-list';
import { usePagedList, useRested } from './use-paged-list';

const REFRESH_MS = 20_000;

export function DispositivosView({ initial }: { initial: Page<AdminDispositivo> }) {
  const t = useTranslations('admin.dispositivos');
  const [typed, setTyped] = useState('');
  const [target, setTarget] = useState<AdminDispositivo>();
  const filters = { q: useRested(typed) };
  const list = usePagedList({ name: 'dispositivos', filters, initial, refetchMs: REFRESH_MS });
  const { pending, problem, run, reset } = useAction(async () => {
    if (target) await api.delete(`/api/admin/dispositivos/${target.id}`);
    setTarget(undefined);
    await list.refresh();
  });
  return (
    <Card title={t('todos')} description={t('todos_texto')}>
      <search className="mb-4 max-w-md">
        <TextField
          label={t('buscar')}
          type="search"
          placeholder={t('buscar_por')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      <PagedRows list={list} count={(n) => t('cuantos', { n })} label={t('lista')} empty={t('ninguno')}>
        {(device) => <DeviceRow key={device.id} device={device} onRevoke={() => setTarget(device)} />}
      </PagedRows>
      <ConfirmDialog
        open={target !== undefined}
        title={t('pregunta', { nombre: target?.nombre ?? '', persona: target?.usuario_nombre ?? '' })}
        confirmLabel={t('revocar')}
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={() => {
          setTarget(undefined);
          reset();
        }}
      >
        {t('pregunta_texto')}
      </ConfirmDialog>
    </Card>
  );
}

function DeviceRow({ device, onRevoke }: { device: AdminDispositivo; onRevoke(): void }) {
  const t = useTranslations('admin.dispositivos');
  const { duration } = useFormats();
  const { nombre, tipo, usuario_nombre, visto_at, revoked_at, cadencia_ms } = device;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-2 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium break-words">{usuario_nombre}</p>
        <p className="text-sm break-words text-ink-soft">
          {visto_at
            ? t.rich('visto', { nombre, tipo, hace: () => <Age since={visto_at} /> })
            : t('sin_lecturas', { nombre, tipo })}
        </p>
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {revoked_at !== null && (
            <Badge tone="danger">
              <span>{t.rich('revocado', { fecha: () => <Moment at={revoked_at} /> })}</span>
            </Badge>
          )}
          <FuenteBadge fuente={device.fuente} />
          <Badge>
            {t('cadencia', { tiempo: cadencia_ms < 1_000 ? `${cadencia_ms} ms` : duration(cadencia_ms) })}
          </Badge>
          <BatteryBadge percent={device.bateria} always />
        </div>
      </div>
      {revoked_at === null && (
        <Button
          variant="danger"
          size="sm"
          aria-label={t('revocar_cual', { nombre, persona: usuario_nombre })}
          onClick={onRevoke}
        >
          {t('revocar')}
        </Button>
      )}
    </li>
  );
}
