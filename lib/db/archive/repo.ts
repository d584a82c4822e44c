import type pg from 'pg';
import type { ArchiveRepo } from '@/lib/domain/archive/ports';
import { openImport } from './import-run';
import { openSnapshot } from './snapshot';

export function archiveRepo(pool: pg.Pool): ArchiveRepo {
  return {
    snapshot: (holder) => openSnapshot(pool, holder),
    importRun: (holder, signed, now) => openImport(pool, holder, signed, now),
  };
}
