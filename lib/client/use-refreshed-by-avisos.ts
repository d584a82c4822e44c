'use client';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useChannel } from './use-channel';
import { whenIdle } from './when-idle';

/** What is told of by a notificacion, live, is asked for anew when one comes. `queryKey`: always the same one. */
export function useRefreshedByAvisos(usuarioId: number, queryKey: QueryKey): void {
  const queries = useQueryClient();
  const newest = useChannel('notificaciones', usuarioId).data?.[0]?.id;
  useEffect(() => {
    if (newest !== undefined) return whenIdle(() => void queries.invalidateQueries({ queryKey }));
  }, [queries, newest, queryKey]);
}
