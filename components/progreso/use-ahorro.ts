'use client';

import { useState } from 'react';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Ahorro } from '@/lib/domain/metrics/ahorro';
import type { Progreso } from '@/lib/domain/metrics/progreso/progreso';

const FRESH_MS = 60_000;

/** Another day, or something that was told: what is drawn of the days is asked for anew. */
export function stampOf({ fecha, deseos_registrados, antojos_superados, sin_humo_desde }: Progreso): string {
  return `${fecha} ${deseos_registrados} ${antojos_superados} ${sin_humo_desde}`;
}

/** One's own, as of `stamp`; until it is there, as it was before. */
export function useAhorro(usuarioId: number, initial: Ahorro, stamp: string): Ahorro {
  const [first] = useState(stamp);
  const { data = initial } = useQuery({
    queryKey: ['ahorro', usuarioId, stamp],
    initialData: stamp === first ? initial : undefined,
    staleTime: FRESH_MS,
    queryFn: () => api.get<Ahorro>('/api/ahorro'),
    placeholderData: (before) => before,
  });
  return data;
}

/** The first that the person has to tell before there is a figure. */
export function faltaDe({ dias, cigarrillos_evitados, dinero_ahorrado }: Ahorro) {
  if (dias === null) return 'fecha_abandono';
  if (cigarrillos_evitados === null) return 'consumo_base';
  return dinero_ahorrado === null ? 'precio' : null;
}
