import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import { batched } from './batched';
import { IS_LIVING } from './living';

type Identity = DeviceIdentity & { clave_hash: string };

/** A device may write while it is not revoked and its person's account lives. `d`, `c` and `u` are in scope. */
export const MAY_WRITE = `d.revoked_at IS NULL AND ${IS_LIVING}`;
const WITH_ACCOUNT = 'JOIN consumidores c ON c.id = d.consumidor_id JOIN usuarios u ON u.id = c.usuario_id';

const BY_KEY = `SELECT d.clave_hash, d.id AS dispositivo_id, d.consumidor_id, d.fuente, d.cadencia_ms
  FROM dispositivos d ${WITH_ACCOUNT} WHERE d.clave_hash = ANY($1) AND ${MAY_WRITE}`;

const WRITERS = `SELECT d.id FROM dispositivos d ${WITH_ACCOUNT} WHERE d.id = ANY($1::int[]) AND ${MAY_WRITE}`;

const DEVICES = 10_000;
/** For what of a device may change without ending it: its cadence. */
const KEPT_MS = 60_000;

export type DeviceIdentities = ReturnType<typeof createDeviceIdentities>;

/**
 * Who is behind a key, remembered: a device says so with every reading. What is remembered lets it only try to
 * write: the statement that stores readings asks again whether it may, in the same commit.
 */
export function createDeviceIdentities(pool: pg.Pool) {
  const known = new LRUCache<string, Identity>({ max: DEVICES, ttl: KEPT_MS });
  const read = batched<string, Identity>(
    async (hashes) => (await pool.query({ name: 'devices', text: BY_KEY, values: [hashes] })).rows,
    ({ clave_hash }) => clave_hash,
  );
  return {
    byKeyHash: async (keyHash: string): Promise<DeviceIdentity | null> => {
      const remembered = known.get(keyHash);
      if (remembered) return remembered;
      const identity = await read(keyHash);
      if (identity) known.set(keyHash, identity);
      return identity;
    },
    forget: (keyHash: string): void => void known.delete(keyHash),
    /** Those of the devices that may not write any more; they are forgotten. */
    ended: async (ids: readonly number[]): Promise<ReadonlySet<number>> => {
      const { rows } = await pool.query<{ id: number }>({ name: 'writers', text: WRITERS, values: [ids] });
      const ended = new Set(ids);
      for (const { id } of rows) ended.delete(id);
      for (const [hash, { dispositivo_id }] of known.entries())
        if (ended.has(dispositivo_id)) known.delete(hash);
      return ended;
    },
  };
}
