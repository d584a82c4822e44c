'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, problemOf } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Problem } from '@/lib/domain/errors';
import { DEFAULT_LAYOUT, type PanelLayout } from '@/lib/domain/panel-layout';

const PATH = '/api/panel-layout';
const KEY = ['panel-layout'];

export type Arranging = {
  layout: PanelLayout;
  /** Drawn at once, and stored for the account. */
  arrange(layout: PanelLayout): void;
  reset(): void;
  /** Why the last change is not stored. */
  problem: Problem | undefined;
  retry(): void;
};

export function usePanelLayout(initial: PanelLayout, enabled: boolean): Arranging {
  const queries = useQueryClient();
  const { data: layout } = useQuery({
    queryKey: KEY,
    queryFn: () => api.get<PanelLayout>(PATH),
    initialData: initial,
    enabled,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const { problem, save } = useSaving();
  const arrange = (next: PanelLayout) => {
    // An answer that is under way would put back what was there before.
    void queries.cancelQueries({ queryKey: KEY });
    queries.setQueryData(KEY, next);
    save(next);
  };
  return { layout, arrange, reset: () => arrange(DEFAULT_LAYOUT), problem, retry: () => save(layout) };
}

/** One request at a time, and always the newest: a slow one must not overwrite what was chosen after it. */
function useSaving() {
  const [problem, setProblem] = useState<Problem>();
  const wanted = useRef<PanelLayout>(undefined);
  const busy = useRef(false);
  const save = async (layout: PanelLayout) => {
    wanted.current = layout;
    if (busy.current) return;
    busy.current = true;
    try {
      for (let next: PanelLayout | undefined = layout; next; next = wanted.current) {
        await (next === DEFAULT_LAYOUT ? api.delete(PATH) : api.put(PATH, next));
        if (wanted.current === next) wanted.current = undefined;
      }
      setProblem(undefined);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      busy.current = false;
    }
  };
  return { problem, save: (layout: PanelLayout) => void save(layout) };
}
