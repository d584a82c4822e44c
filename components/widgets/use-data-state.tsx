'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ChannelData } from '@/lib/channels/registry';
import {
  createShare,
  type Share,
  useShare,
  useShared,
  useSharedAs,
  useSharedInSight,
} from '@/lib/client/share';
import { useEstado } from '@/lib/client/use-estado';
import { useLecturas } from '@/lib/client/use-lecturas';
import { useNow } from '@/lib/client/use-now';
import { type Estado, estadoOfLectura } from '@/lib/domain/estado';
import type { Fuente } from '@/lib/domain/lecturas';
import type { SensorRow } from '@/lib/domain/reads';
import type { Snapshot } from '@/lib/domain/snapshot';
import type { Resolucion } from '@/lib/domain/terms';
import type { PanelView } from './panel-values';

/** `estado` is undefined until the page knows the time, for who judges by the readings alone. */
export type DataState = {
  estado?: Estado['estado'];
  edadMs: number | null;
  fuente: Fuente | null;
  desfaseMs: number | null;
};

const UNKNOWN = { edadMs: null, fuente: null, desfaseMs: null } as const;

const DataStateContext = createContext<Share<DataState | null>>(createShare(null));
const LecturasContext = createContext<Share<PanelView<readonly SensorRow[]>> | null>(null);

/** How finely the reader sees the person on screen. */
export const ResolucionContext = createContext<Resolucion>('vivo');

/** What the figures "of today" tell of: a reader of finished days sees the last of them. */
export function useLastDay(): 'hoy' | 'ayer' {
  return useContext(ResolucionContext) === 'diario' ? 'ayer' : 'hoy';
}

/**
 * Of the data state of the person on screen, asked for once and shared by the panels, what `read` makes of it: the age in
 * it is another one at each second, and a caller that tells none of it is not drawn anew.
 */
export function useDataStateAs<R extends string | number | boolean | null | undefined>(
  read: (state: DataState | null) => R,
): R {
  return useSharedAs(useContext(DataStateContext), read);
}

/** The word for what the newest reading is worth; undefined until it is known. */
export function useEstadoWord(): DataState['estado'] {
  return useDataStateAs((state) => state?.estado);
}

/**
 * The readings of the last minute, oldest first, subscribed to once and shared by the panels. `inSight`: whether anybody
 * sees what is made of them.
 */
export function useSharedLecturas(inSight = true): PanelView<readonly SensorRow[]> {
  const lecturas = useContext(LecturasContext);
  if (!lecturas) throw new Error('useSharedLecturas needs a LecturasProvider above it');
  return useSharedInSight(lecturas, inSight);
}

type EstadoProviderProps = { consumidorId: number; initial: Estado; children: ReactNode };

export function EstadoProvider({ consumidorId, initial, children }: EstadoProviderProps) {
  const { estado, edadMs, fuente, desfaseMs } = useEstado(consumidorId, initial);
  const share = useShare<DataState | null>({ estado, edadMs, fuente, desfaseMs });
  return (
    <DataStateContext value={share}>
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
  const { lecturas, transport, continuity, problem } = useLecturas(consumidorId, initial);
  const known = useShared(useContext(DataStateContext));
  const now = useNow();
  const newest = lecturas.at(-1);
  const at = newest?.created_at;
  const view = { data: lecturas, transport, continuity, problem, isLoading: false, at };
  const state = known ?? stateOfReadings(newest, initial?.estado.cadencia_ms ?? null, now);
  return (
    <DataStateContext value={useShare<DataState | null>(state)}>
      <LecturasContext value={useShare(view)}>{children}</LecturasContext>
    </DataStateContext>
  );
}

/** For who may see the readings but not the estado: the readings themselves tell how old they are. */
function stateOfReadings(newest: SensorRow | undefined, cadencia_ms: number | null, now: number): DataState {
  if (!newest) return { ...UNKNOWN, estado: 'nunca' };
  const { fuente } = newest;
  if (now === 0) return { ...UNKNOWN, fuente };
  const { estado, edad_ms } = estadoOfLectura(newest, cadencia_ms, new Date(now));
  return { ...UNKNOWN, estado, edadMs: edad_ms, fuente };
}

/** Tells a screen reader that the state changed, never each reading. */
function EstadoAnnouncer({ estado }: { estado: Estado['estado'] }) {
  const t = useTranslations('estado');
  const before = useRef(estado);
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (before.current === estado) return;
    before.current = estado;
    setMessage(t(`lectura.${estado}.announced`));
  }, [estado, t]);
  return (
    <p role="status" className="sr-only">
      {message}
    </p>
  );
}
