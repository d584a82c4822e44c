'use client';

import { Watch } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber } from '@/components/ui/format';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Dispositivo } from '@/lib/domain/dispositivos';
import { Age } from './age';
import { BatteryBadge } from './battery-badge';
import { FuenteBadge } from './live-badges';

type DeviceListProps = { devices: Dispositivo[]; onRevoked(id: number): void };

export function DeviceList({ devices, onRevoked }: DeviceListProps) {
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
      <EmptyState icon={Watch} title="Aún no hay dispositivos">
        Pide un código y úsalo en tu pulsera o sensor. Las lecturas aparecen en tu panel en cuanto llega la
        primera.
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
        title={`¿Desvincular ${target?.nombre ?? ''}?`}
        confirmLabel="Desvincular"
        pending={revoke.pending}
        error={revoke.problem && problemText(revoke.problem)}
        onConfirm={() => revoke.run()}
        onClose={close}
      >
        Su clave deja de servir en el acto y no podrá enviar más lecturas. Las que ya envió se conservan.
      </ConfirmDialog>
    </>
  );
}

function DeviceItem({ device, onRevoke }: { device: Dispositivo; onRevoke(): void }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex min-w-0 items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
          <Watch aria-hidden className="size-5" />
        </span>
        <div className="min-w-0">
          <p className="font-medium break-words">{device.nombre}</p>
          <p className="text-sm text-ink-soft">
            {device.visto_at ? (
              <>
                Visto <Age since={device.visto_at} />
              </>
            ) : (
              'Aún no envía lecturas'
            )}
          </p>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            <FuenteBadge fuente={device.fuente} />
            <Badge>{cadenceText(device.cadencia_ms)}</Badge>
            <BatteryBadge percent={device.bateria} always />
          </div>
        </div>
      </div>
      <Button variant="danger" size="sm" aria-label={`Desvincular ${device.nombre}`} onClick={onRevoke}>
        Desvincular
      </Button>
    </li>
  );
}

function cadenceText(ms: number): string {
  if (ms < 1_000) return `${formatNumber(1_000 / ms)} lecturas por segundo`;
  if (ms === 1_000) return 'Una lectura por segundo';
  return `Una lectura cada ${formatNumber(ms / 1_000, ms % 1_000 === 0 ? 0 : 1)} s`;
}
