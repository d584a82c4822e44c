import type { Stream } from '../events';
import type { FileCounts, RejectedLine } from './report';

/** Whose data: without a consumidor it is an account alone. */
export type Holder = { usuario_id: number; consumidor_id: number | null };

export type SnapshotTable = {
  name: string;
  filas: number;
  columns: readonly string[];
  /** Those of the columns that are instants. */
  instants: readonly string[];
  /** Worth a table for people. */
  csv: boolean;
};

/** Everything of a holder as it was at one moment. Close it, whatever happens. */
export type ArchiveSnapshot = {
  migracion: string;
  zona_horaria: string;
  tables: readonly SnapshotTable[];
  /** The rows of a table as JSON texts, some at a time. One table at a time. */
  rows(table: string): AsyncGenerator<readonly string[]>;
  close(): Promise<void>;
};

export type Line = { linea: number; text: string };

/** One transaction. Tables are loaded in the order of `tables`; nothing is there before `commit`. */
export type ImportRun = {
  tables: readonly string[];
  load(table: string, lines: AsyncIterable<readonly Line[]>): Promise<void>;
  /** Puts all of it where it belongs and ends the run; with `dryRun` only tells what would have been. */
  commit(dryRun: boolean): Promise<ImportOutcome>;
  abort(): Promise<void>;
};
/** `moved`: what now has more than before. */
export type ImportOutcome = {
  tables: FileCounts[];
  rejected: RejectedLine[];
  moved: readonly Stream[];
};

export type ArchiveRepo = {
  /** Null: one is being made for this holder already, on some instance. */
  snapshot(holder: Holder): Promise<ArchiveSnapshot | null>;
  /**
   * Null: one is under way for this holder. `signed`: what the server itself once computed is believed, and readings
   * keep their fuente.
   */
  importRun(holder: Holder, signed: boolean, now: Date): Promise<ImportRun | null>;
};
