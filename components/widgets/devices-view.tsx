'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { LiveNotice } from '@/components/ui/notice';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Dispositivo } from '@/lib/domain/dispositivos';
import { DeviceList } from './device-list';
import { PairDeviceCard, type PairingCode } from './pair-device-card';

const KEY = ['dispositivos'];
const WATCH_MS = 3_000;
const CALM_MS = 20_000;

type Issued = PairingCode & { known: number[] };

/** Looks often while a code is open, so that the page itself says when the device has used it. */
function useDevices(initial: Dispositivo[]) {
  const queries = useQueryClient();
  const [issued, setIssued] = useState<Issued>();
  const [expired, setExpired] = useState(false);
  const { data: devices } = useQuery({
    queryKey: KEY,
    queryFn: async () => (await api.get<{ dispositivos: Dispositivo[] }>('/api/dispositivos')).dispositivos,
    initialData: initial,
    refetchInterval: issued ? WATCH_MS : CALM_MS,
  });
  const paired = issued && devices.find(({ id }) => !issued.known.includes(id));
  return {
    devices,
    paired,
    code: paired ? undefined : issued,
    expired,
    open(code: PairingCode) {
      setExpired(false);
      setIssued({ ...code, known: devices.map(({ id }) => id) });
    },
    expire() {
      setIssued(undefined);
      setExpired(true);
    },
    remove(removed: number) {
      queries.setQueryData<Dispositivo[]>(KEY, (held) => held?.filter(({ id }) => id !== removed));
    },
  };
}

export function DevicesView({ initial }: { initial: Dispositivo[] }) {
  const t = useTranslations('dispositivos');
  const { devices, paired, code, expired, open, expire, remove } = useDevices(initial);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <LiveNotice
          kind={paired ? 'success' : undefined}
          title={paired && t('vinculado', { nombre: paired.nombre })}
          className={paired ? undefined : 'sr-only'}
        >
          {paired && t('vinculado_texto')}
        </LiveNotice>
        <PairDeviceCard code={code} expired={expired} onCode={open} onExpire={expire} />
      </div>
      <Card title={t('tuyos')}>
        <DeviceList devices={devices} onRevoked={remove} />
      </Card>
    </div>
  );
}
