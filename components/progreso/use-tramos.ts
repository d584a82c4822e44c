'use client';

import { useQueries, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/client/api';
import type { SensorRow } from '@/lib/domain/reads';
import type { Tramo } from '@/lib/domain/repeticion';
import { CHUNK_MS, chunkOf, chunksFor, rowsOf } from './repeticion-data';

async function readChunk(desde: number): Promise<SensorRow[]> {
  const range = `desde=${new Date(desde).toISOString()}&hasta=${new Date(desde + CHUNK_MS).toISOString()}`;
  const rows: SensorRow[] = [];
  let tras: string | null = null;
  do {
    const page: Tramo = await api.get<Tramo>(
      `/api/repeticion?${range}${tras === null ? '' : `&tras=${tras}`}`,
    );
    rows.push(...rowsOf(page));
    tras = page.siguiente;
  } while (tras !== null);
  return rows;
}

/** The readings around a moment of a day, asked for as the replay gets there and kept for a while. */
export function useTramos(ms: number, until: number) {
  const client = useQueryClient();
  const wanted = chunksFor(ms).filter((desde) => desde < until);
  const results = useQueries({
    queries: wanted.map((desde) => ({
      queryKey: ['repeticion', desde],
      queryFn: () => readChunk(desde),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    })),
  });
  const here = results[wanted.indexOf(chunkOf(ms))];
  return {
    rows: results.flatMap(({ data = [] }) => data),
    /** Changes when other readings are there. */
    stamp: wanted.map((desde, at) => `${desde}:${results[at]?.data?.length ?? '-'}`).join(' '),
    isLoading: here?.isPending ?? false,
    isFailed: here?.isError ?? false,
    retry: () => client.refetchQueries({ queryKey: ['repeticion'] }),
  };
}
