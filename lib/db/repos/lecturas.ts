import type pg from 'pg';
import { LECTURAS_PER_POST } from '@/lib/domain/lecturas';
import type { LecturaBatch, LecturasRepo, StoredBatch } from '@/lib/domain/ports';
import { groupCommit } from '../group-commit';
import { appendGroup } from '../ingest/append';
import { createKnowledge } from '../ingest/knowledge';
import { createPartitions, isWithoutPartition } from '../ingest/partitions';

const ROWS_PER_COMMIT = 5 * LECTURAS_PER_POST;

export function lecturasRepo(pool: pg.Pool): LecturasRepo {
  const partitions = createPartitions(pool);
  const knowledge = createKnowledge(pool);
  const appendAll = async (batches: readonly LecturaBatch[]): Promise<StoredBatch[]> => {
    try {
      return await appendGroup(pool, partitions, knowledge, batches);
    } catch (error) {
      if (!isWithoutPartition(error)) throw error;
      partitions.forget();
      return appendGroup(pool, partitions, knowledge, batches);
    }
  };
  const append = groupCommit(
    appendAll,
    ({ items }) => Math.max(1, items.length),
    ROWS_PER_COMMIT,
    isDataFault,
  );
  return { append };
}

/** SQLSTATE 22 (data) and 23 (integrity): the fault of a row, not of the connection. */
function isDataFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}
