import type pg from 'pg';
import { LECTURAS_PER_POST } from '@/lib/domain/lecturas';
import type { LecturaBatch, LecturasRepo, StoredBatch } from '@/lib/domain/ports';
import type { DeviceIdentities } from '../device-identities';
import { groupCommit } from '../group-commit';
import { appendGroup } from '../ingest/append';
import { createKnowledge } from '../ingest/knowledge';
import { createPartitions, isWithoutPartition } from '../ingest/partitions';

const ROWS_PER_COMMIT = 5 * LECTURAS_PER_POST;

export function lecturasRepo(pool: pg.Pool, identities: DeviceIdentities): LecturasRepo {
  const partitions = createPartitions(pool);
  const parts = { pool, partitions, knowledge: createKnowledge(pool), identities };
  const appendAll = async (batches: readonly LecturaBatch[]): Promise<StoredBatch[]> => {
    try {
      return await appendGroup(parts, batches);
    } catch (error) {
      if (!isWithoutPartition(error)) throw error;
      partitions.forget();
      return appendGroup(parts, batches);
    }
  };
  const append = groupCommit(
    appendAll,
    ({ items }) => Math.max(1, items.length),
    ROWS_PER_COMMIT,
    isItemFault,
  );
  return { append };
}

/** SQLSTATE 22 (data) and 23 (integrity), or a device that was ended: the fault of one, not of the connection. */
function isItemFault(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'unauthenticated' || /^2[23]/.test(String(error.code));
}
