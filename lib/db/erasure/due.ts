import { RESTORE_DAYS } from '@/lib/domain/borrado';

/** When a deleted account `u` is erased; where nobody said, after the days it can be restored for. */
export const PURGA_AT = `coalesce(u.purga_at, u.deleted_at + interval '${RESTORE_DAYS} days')`;

/** Of a usuario `u`: deleted, and its time has come. */
export const IS_DUE = (now: string) => `u.deleted_at IS NOT NULL AND ${PURGA_AT} <= ${now}`;
/** Of a usuario `u`: deleted, and it can be restored still. */
export const IS_RESTORABLE = (now: string) => `u.deleted_at IS NOT NULL AND ${PURGA_AT} > ${now}`;
