import type pg from 'pg';
import type { ArchiveRepo } from '@/lib/domain/archive/ports';
import { openSnapshot } from './snapshot';

export function archiveRepo(pool: pg.Pool): ArchiveRepo {
  return {
    snapshot: (holder) => openSnapshot(pool, holder),
  };
}
