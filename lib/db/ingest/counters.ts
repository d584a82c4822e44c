/** Counters to a row of lecturas_vistas, one bit each. */
const PER_BLOCK = 512;
const EMPTY = Buffer.alloc(PER_BLOCK / 8);

export type Block = { dispositivo_id: number; bloque: number; bits: Buffer };

export function blockOf(n: number): number {
  return Math.floor(n / PER_BLOCK);
}

/**
 * The counters that arrived before, as they were when the stream was looked at. `take` is true for a counter
 * that is new, once.
 */
export function countersOf(stored: readonly Block[]) {
  const keyOf = (dispositivoId: number, bloque: number) => `${dispositivoId}:${bloque}`;
  const blocks = new Map(
    stored.map((block) => [keyOf(block.dispositivo_id, block.bloque), { ...block, changed: false }]),
  );
  return {
    take: (dispositivo_id: number, n: number): boolean => {
      const bloque = blockOf(n);
      const key = keyOf(dispositivo_id, bloque);
      const before = blocks.get(key) ?? { dispositivo_id, bloque, bits: EMPTY, changed: false };
      const place = n - bloque * PER_BLOCK;
      const byte = before.bits[place >> 3] ?? 0;
      const bit = 1 << (place & 7);
      if (byte & bit) return false;
      // The stored bits stay as they were: the group may not be committed.
      const bits = before.changed ? before.bits : Buffer.from(before.bits);
      bits[place >> 3] = byte | bit;
      blocks.set(key, { ...before, bits, changed: true });
      return true;
    },
    changed: (): Block[] => [...blocks.values()].filter(({ changed }) => changed),
  };
}
