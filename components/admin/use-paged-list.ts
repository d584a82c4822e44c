'use client';

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { problemText } from '@/components/ui/use-action';
import { api, problemOf } from '@/lib/client/api';
import { ADMIN_PAGE, type Page } from '@/lib/domain/admin-pages';

const TYPING_MS = 250;

/** The value once it rests: a request for every letter would only be thrown away. */
export function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

type ListOptions<Row> = {
  /** Of the list under `/api/admin/` and of its rows in the answer. */
  name: string;
  /** Empty values ask for nothing. */
  filters: Record<string, string>;
  /** Of the list without filters, which the page came with. */
  initial?: Page<Row>;
  refetchMs?: number;
  /** Asks for nothing while false. */
  enabled?: boolean;
};

export type PagedList<Row> = {
  rows: Row[];
  isLoading: boolean;
  problem: string | undefined;
  hasMore: boolean;
  isLoadingMore: boolean;
  more(): void;
  refresh(): Promise<void>;
};

const listKey = (name: string) => ['admin', name];

/** A list of the administration, page after page, as the filters are now. While others load the last rows stay. */
export function usePagedList<Row>(options: ListOptions<Row>): PagedList<Row> {
  const { name, filters, initial, refetchMs, enabled } = options;
  const queries = useQueryClient();
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  const query = useInfiniteQuery({
    queryKey: [...listKey(name), given],
    queryFn: async ({ pageParam }): Promise<Page<Row>> => {
      const before: [string, string][] = pageParam === null ? [] : [['antes', String(pageParam)]];
      const params = new URLSearchParams([...given, ['limit', String(ADMIN_PAGE)], ...before]);
      const body = await api.get<Record<string, unknown>>(`/api/admin/${name}?${params}`);
      return { rows: body[name] as Row[], siguiente: body.siguiente as number | null };
    },
    initialPageParam: null as number | null,
    initialData: given.length === 0 && initial ? { pages: [initial], pageParams: [null] } : undefined,
    getNextPageParam: ({ siguiente }) => siguiente,
    placeholderData: (held: InfiniteData<Page<Row>, number | null> | undefined) => held,
    refetchInterval: refetchMs,
    enabled,
    retry: false,
  });
  return {
    rows: query.data?.pages.flatMap(({ rows }) => rows) ?? [],
    isLoading: query.isPending || query.isPlaceholderData,
    problem: query.error ? problemText(problemOf(query.error)) : undefined,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    refresh: () => queries.invalidateQueries({ queryKey: listKey(name) }),
  };
}
