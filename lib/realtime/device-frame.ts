import type { LatidoError } from '@/lib/domain/errors';
import { invalid } from '@/lib/domain/invalid';
import type { RawFrame } from './answer-in-order';
import { deviceUpSchema, type Lote } from './device-protocol';
import { parsedJson } from './frame-budget';

/** By what a device knows a frame again: the largest counter in it, and the name it gave. */
type About = { n?: number; lote?: Lote };

/** What a device sent: readings still to be checked, one or a `lote` of them. */
export type DeviceFrame =
  | { kind: 'ping' }
  | ({ kind: 'lectura' | 'lote'; payload: unknown } & About)
  | ({ kind: 'bad'; error: LatidoError } & About);

export function readDeviceFrame({ data, isBinary }: RawFrame): DeviceFrame {
  const payload = parsedJson(data, isBinary);
  const frame = deviceUpSchema.safeParse(payload);
  if (!frame.success) return { kind: 'bad', error: invalid(frame.error.issues, 'bad_frame') };
  if (frame.data.type === 'ping') return { kind: 'ping' };
  const isLote = 'lecturas' in frame.data;
  const n = largestOf(isLote ? frame.data.lecturas : [frame.data]);
  return { kind: isLote ? 'lote' : 'lectura', payload, n, lote: frame.data.lote ?? undefined };
}

function largestOf(items: unknown): number | undefined {
  if (!Array.isArray(items)) return undefined;
  let largest: number | undefined;
  for (const item of items) {
    const n = typeof item === 'object' && item !== null && 'n' in item ? item.n : undefined;
    if (typeof n === 'number' && Number.isSafeInteger(n) && n >= 0) largest = Math.max(largest ?? 0, n);
  }
  return largest;
}
