'use client';
import {
  type DefinedUseQueryResult,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery as useTanstackQuery,
} from '@tanstack/react-query';
import { useOnceHydrated } from './use-hydrated';

type Options<T, K extends QueryKey> = Omit<UseQueryOptions<T, Error, T, K>, 'initialData'>;

/**
 * `useQuery` for a page whose parts come alive one after the other. An earlier one may have asked for the same by then; while
 * it hydrates, a part is given what the server drew it with: its own `initialData`, or nothing yet.
 */
export function useQuery<T, K extends QueryKey>(
  options: Options<T, K> & { initialData: T },
): DefinedUseQueryResult<T>;
export function useQuery<T, K extends QueryKey>(options: Options<T, K>): UseQueryResult<T>;
export function useQuery<T, K extends QueryKey>(options: Options<T, K> & { initialData?: T }) {
  const result = useTanstackQuery<T, Error, T, K>(options);
  const given = options.initialData;
  const data = useOnceHydrated(result.data, given);
  const status = useOnceHydrated(result.status, given === undefined ? 'pending' : 'success');
  if (data === result.data && status === result.status) return result;
  const drawn = {
    data,
    status,
    error: null,
    isError: false,
    isPending: status === 'pending',
    isSuccess: status === 'success',
    isPlaceholderData: false,
  };
  // A copy would read all of it, and then be drawn for a change of any.
  return Object.create(result, Object.getOwnPropertyDescriptors(drawn));
}
