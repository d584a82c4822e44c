'use client';
import { useHydrated } from './use-hydrated';

/** The zone (IANA) of whoever reads, as their device has it; undefined until the page is alive. */
export function useReaderZone(): string | undefined {
  return useHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : undefined;
}
