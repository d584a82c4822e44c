'use client';

import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/client/api';
import type { Antojo } from '@/lib/domain/antojo';
import type { CatalogoName, CatalogoRow } from '@/lib/domain/catalogos';
import { CAUSA_NAMES, type Causa } from '@/lib/domain/causas';

const FRESH_MS = 5 * 60_000;

/** How long one's own last, and what helps. */
export const antojoQuery = queryOptions({
  queryKey: ['antojo'],
  queryFn: () => api.get<Antojo>('/api/antojo'),
  staleTime: FRESH_MS,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
  networkMode: 'always',
});

const CATALOGO_OF: Record<Causa, CatalogoName> = {
  motivo: 'motivos',
  emocion: 'emociones',
  solucion: 'soluciones',
};

export type Offered = Record<Causa, CatalogoRow[]>;

/** What the forms about an urge offer. */
export const offeredQuery = queryOptions({
  queryKey: ['catalogos', 'causas'],
  queryFn: async () => {
    const read = async (causa: Causa) => {
      const catalogo = CATALOGO_OF[causa];
      const body = await api.get<Record<string, CatalogoRow[]>>(`/api/catalogos/${catalogo}`);
      return [causa, body[catalogo] ?? []] as const;
    };
    return Object.fromEntries(await Promise.all(CAUSA_NAMES.map(read))) as Offered;
  },
  staleTime: FRESH_MS,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
  networkMode: 'always',
});
