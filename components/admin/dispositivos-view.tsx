'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { TextField } from '@/components/ui/field';
import { formatDuration } from '@/components/ui/format';
import { problemText, useAction } from '@/components/ui/use-action';
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
    <Card
      title="Todos los dispositivos"
      description="Cuándo se oyó cada uno y cómo está; nada de lo que mide."
    >
      <search className="mb-4 max-w-md">
        <TextField
          label="Buscar"
          type="search"
          placeholder="Persona, dispositivo o tipo"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      <PagedRows
        list={list}
        one="dispositivo"
        many="dispositivos"
        label="Dispositivos"
        empty="Ningún dispositivo coincide con la búsqueda"
      >
        {(device) => <DeviceRow key={device.id} device={device} onRevoke={() => setTarget(device)} />}
      </PagedRows>
      <ConfirmDialog
        open={target !== undefined}
        title={`¿Revocar ${target?.nombre ?? ''}, de ${target?.usuario_nombre ?? ''}?`}
        confirmLabel="Revocar"
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={() => {
          setTarget(undefined);
          reset();
        }}
      >
        Su clave deja de servir en el acto. Para usarlo otra vez, la persona tendrá que emparejarlo de nuevo.
      </ConfirmDialog>
    </Card>
  );
}

function DeviceRow({ device, onRevoke }: { device: AdminDispositivo; onRevoke(): void }) {
  const { nombre, tipo, usuario_nombre, visto_at, revoked_at, cadencia_ms } = device;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-2 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium break-words">{usuario_nombre}</p>
        <p className="text-sm break-words text-ink-soft">
          {nombre} · {tipo} ·{' '}
          {visto_at ? (
            <>
              visto <Age since={visto_at} />
            </>
          ) : (
            'aún no envía lecturas'
          )}
        </p>
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {revoked_at !== null && (
            <Badge tone="danger">
              <span>
                Revocado el <Moment at={revoked_at} />
              </span>
            </Badge>
          )}
          <FuenteBadge fuente={device.fuente} />
          <Badge>
            Una lectura cada {cadencia_ms < 1_000 ? `${cadencia_ms} ms` : formatDuration(cadencia_ms)}
          </Badge>
          <BatteryBadge percent={device.bateria} always />
        </div>
      </div>
      {revoked_at === null && (
        <Button
          variant="danger"
          size="sm"
          aria-label={`Revocar ${nombre}, de ${usuario_nombre}`}
          onClick={onRevoke}
        >
          Revocar
        </Button>
      )}
    </li>
  );
}
