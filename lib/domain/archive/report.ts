import { z } from 'zod';

/** Of the upload, and of what comes out of it. A line is a row. */
export const IMPORT_BYTES = 1024 ** 3;
export const INFLATED_BYTES = 4 * 1024 ** 3;
export const LINE_BYTES = 64 * 1024;
/** Faults that are told one by one; the rest is counted. */
export const TOLD_FAULTS = 200;

export const rejectedSchema = z.object({ archivo: z.string(), linea: z.int(), motivo: z.string() });
export type RejectedLine = z.infer<typeof rejectedSchema>;

const countsSchema = z.object({
  archivo: z.string(),
  importadas: z.int(),
  repetidas: z.int(),
  rechazadas: z.int(),
});
export type FileCounts = z.infer<typeof countsSchema>;

/** What an import did, or with `ensayo` would do. */
export const importReportSchema = z.object({
  ensayo: z.boolean(),
  /** Made by this installation and not changed since. */
  firmado: z.boolean(),
  importadas: z.int(),
  repetidas: z.int(),
  rechazadas_total: z.int(),
  /** The first of them. */
  rechazadas: z.array(rejectedSchema),
  archivos: z.array(countsSchema),
  /** Files that an import does not read: they are copies for people, tell who had access, or are unknown. */
  ignorados: z.array(z.string()),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const progressSchema = z.object({
  /** Null: no export of this account is being made here. */
  hechas: z.int().nullable(),
  total: z.int().nullable(),
});
