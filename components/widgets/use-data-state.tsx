'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { ChannelData } from '@/lib/channels/registry';
import { useEstado } from '@/lib/client/use-estado';
import { useLecturas } from '@/lib/client/use-lecturas';
import type { Estado } from '@/lib/domain/estado';
import type { Fuente } from '@/lib/domain/lecturas';
import type { SensorRow } from '@/lib/domain/ports';
import type { Snapshot } from '@/lib/domain/snapshot';
import type { PanelView } from './panel-values';

/** `estado` is undefined for a reader without that scope: then only the source of the readings is known. */
export type DataState = { estado?: Estado['estado']; edadMs: number | null; fuente: Fuente | null };

const DataStateContext = createContext<DataState | null>(null);
const LecturasContext = createContext<PanelView<readonly SensorRow[]> | null>(null);

/** The data state of the person on screen, asked for once and shared by the panels. */
export function useDataState(): DataState | null {
  return useContext(DataStateContext);
}

/** The readings of the last minute, oldest first, subscribed to once and shared by the panels. */
export function useSharedLecturas(): PanelView<readonly SensorRow[]> {
  const view = useContext(LecturasContext);
  if (!view) throw new Error('useSharedLecturas needs a LecturasProvider above it');
  return view;
}

type EstadoProviderProps = { consumidorId: number; initial: Estado; children: ReactNode };

export function EstadoProvider({ consumidorId, initial, children }: EstadoProviderProps) {
  const { estado, edadMs, fuente } = useEstado(consumidorId, initial);
  return (
    <DataStateContext value={{ estado, edadMs, fuente }}>
      <EstadoAnnouncer estado={estado} />
      {children}
    </DataStateContext>
  );
}

type LecturasProviderProps = {
  consumidorId: number;
  initial: Snapshot<ChannelData<'sensor_data'>> | undefined;
  children: ReactNode;
};

export function LecturasProvider({ consumidorId, initial, children }: LecturasProviderProps) {
  const { lecturas, transport, problem } = useLecturas(consumidorId, initial);
  const known = useDataState();
  const newest = lecturas.at(-1);
  const view = { data: lecturas, transport, problem, isLoading: false, at: newest?.created_at };
  const state = known ?? { edadMs: null, fuente: newest?.fuente ?? null };
  return (
    <DataStateContext value={state}>
      <LecturasContext value={view}>{children}</LecturasContext>
    </DataStateContext>
  );
}

const ANNOUNCED: Record<Estado['estado'], string> = {
  en_vivo: 'Las lecturas llegan de nuevo',
  retrasado: 'Las lecturas se retrasan',
  sin_senal: 'Sin señal del sensor',
  nunca: '',
};

/** Tells a screen reader that the state changed, never each reading. */
function EstadoAnnouncer({ estado }: { estado: Estado['estado'] }) {
  const before = useRef(estado);
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (before.current === estado) return;
    before.current = estado;
    setMessage(ANNOUNCED[estado]);
  }, [estado]);
  return (
    <p role="status" className="sr-only">
      {message}
    </p>
  );
}
