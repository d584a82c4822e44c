'use client';

import type { ChannelData } from '@/lib/channels/registry';
import { useChannel } from '@/lib/client/use-channel';
import type { Ahorro } from '@/lib/domain/metrics/ahorro';
import type { Snapshot } from '@/lib/domain/snapshot';
import { AhorroCard } from './ahorro-card';
import { CalendarioCard } from './calendario-card';
import { CifrasCard } from './cifras-card';
import { LogrosCard } from './logros-card';
import { MapaCard } from './mapa-card';
import { MarcasCard } from './marcas-card';
import { PartPending } from './part-pending';
import { RecuperacionCard } from './recuperacion-card';
import { stampOf } from './use-ahorro';

type ProgresoViewProps = {
  consumidorId: number;
  usuarioId: number;
  zone: string;
  ahorro: Ahorro;
  initial: Snapshot<ChannelData<'progreso'>> | undefined;
};

/** What a person has gained: the figures live, the pictures asked for when they are looked at. */
export function ProgresoView({ consumidorId, usuarioId, zone, ahorro, initial }: ProgresoViewProps) {
  const { data, at, problem } = useChannel('progreso', consumidorId, initial);
  if (!data)
    return <PartPending failed={problem !== undefined} retry={() => location.reload()} className="h-96" />;
  const stamp = stampOf(data);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2 lg:gap-6">
      <CifrasCard progreso={data} at={at} zone={zone} className="lg:col-span-2" />
      <CalendarioCard consumidorId={consumidorId} hoy={data.fecha} stamp={stamp} />
      <MapaCard consumidorId={consumidorId} stamp={stamp} />
      <MarcasCard progreso={data} />
      <AhorroCard usuarioId={usuarioId} initial={ahorro} stamp={stamp} />
      <LogrosCard logros={data.logros ?? []} zone={zone} className="lg:col-span-2" />
      <RecuperacionCard
        consumidorId={consumidorId}
        sinHumoDesde={data.sin_humo_desde}
        at={at}
        className="lg:col-span-2"
      />
    </div>
  );
}
