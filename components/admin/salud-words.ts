import { formatNumber, NO_VALUE } from '@/components/ui/format';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** `12.3 MB`: powers of 1,024, as disks are told. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return NO_VALUE;
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1_024 ** power;
  return `${formatNumber(value, power === 0 || value >= 100 ? 0 : 1)} ${UNITS[power]}`;
}
