'use client';

import { Watch } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { problemText, useAction } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import { api } from '@/lib/client/api';
import type { Dispositivo } from '@/lib/domain/dispositivos';
import { Age } from './age';
import { BatteryBadge } from './battery-badge';
import { FuenteBadge } from './live-badges';

type DeviceListProps = { devices: Dispositivo[]; onRevoked(id: number): void };

export function DeviceList({ devices, onRevoked }: DeviceListProps) {
  const t = useTranslations('dispositivos');
  const [target, setTarget] = useState<Dispositivo>();
  const revoke = useAction(async () => {
    if (!target) return;
    await api.delete(`/api/dispositivos/${target.id}`);
    onRevoked(target.id);
    setTarget(undefined);
  });
  const close = () => {
    setTarget(undefined);
    revoke.reset();
  };
  if (devices.length === 0) {
    return (
      <EmptyState icon={Watch} title={t('ninguno')}>
        {t('ninguno_texto')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line">
        {devices.map((device) => (
          <DeviceItem key={device.id} device={device} onRevoke={() => setTarget(device)} />
        ))}
      </ul>
      <ConfirmDialog
        open={target !== undefined}
        title={t('pregunta', { nombre: target?.nombre ?? '' })}
        confirmLabel={t('desvincular')}
        pending={revoke.pending}
        error={revoke.problem && problemText(revoke.problem)}
        onConfirm={() => revoke.run()}
        onClose={close}
      >
        {t('pregunta_texto')}
      </ConfirmDialog>
    </>
  );
}

function DeviceItem({ device, onRevoke }: { device: Dispositivo; onRevoke(): void }) {
  const t = useTranslations('dispositivos');
  const { visto_at } = device;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex min-w-0 items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
          <Watch aria-hidden className="size-5" />
        </span>
        <div className="min-w-0">
          <p className="font-medium break-words">{device.nombre}</p>
          <p className="text-sm text-ink-soft">
            {visto_at ? t.rich('visto', { hace: () => <Age since={visto_at} /> }) : t('sin_lecturas')}
          </p>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            <FuenteBadge fuente={device.fuente} />
            <CadenceBadge ms={device.cadencia_ms} />
            <BatteryBadge percent={device.bateria} always />
          </div>
        </div>
      </div>
      <Button
        variant="danger"
        size="sm"
        aria-label={t('desvincular_cual', { nombre: device.nombre })}
        onClick={onRevoke}
      >
        {t('desvincular')}
      </Button>
    </li>
  );
}

function CadenceBadge({ ms }: { ms: number }) {
  const t = useTranslations('dispositivos');
  const { number } = useFormats();
  if (ms < 1_000) return <Badge>{t('por_segundo', { n: number(1_000 / ms) })}</Badge>;
  if (ms === 1_000) return <Badge>{t('una_por_segundo')}</Badge>;
  return <Badge>{t('cada', { n: number(ms / 1_000, ms % 1_000 === 0 ? 0 : 1) })}</Badge>;
}
