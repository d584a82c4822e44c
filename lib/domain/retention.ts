import { z } from 'zod';

/** Days that raw readings are kept; the rollups stay for ever. `engineering.md` §3. */
export const MOTION_DAYS = 7;
export const HEART_DAYS = 90;
/** Readings that were not believed. */
export const QUARANTINE_DAYS = 7;

const days = (most: number) =>
  z.int(`de 1 a ${most} días`).min(1, `de 1 a ${most} días`).max(most, `de 1 a ${most} días`).nullable();

/** How long a person lets their raw readings be kept. Null: as long as the installation does, which is the most. */
export const retencionSchema = z.strictObject({
  dias_movimiento: days(MOTION_DAYS),
  dias_frecuencia: days(HEART_DAYS),
});
export type Retencion = z.infer<typeof retencionSchema>;

/** What one run did: names of partitions, and rows taken for persons who keep less. */
export type RetentionReport = {
  created: string[];
  dropped: string[];
  thinned: string[];
  rows: number;
};

export type RetentionRepo = {
  find(consumidorId: number): Promise<Retencion>;
  save(consumidorId: number, retencion: Retencion): Promise<void>;
  /** Null when another instance is at it. `dryRun` tells what would be done. */
  apply(now: Date, dryRun?: boolean): Promise<RetentionReport | null>;
};
