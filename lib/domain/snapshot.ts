import type { ShownEstado } from './estado';

/** What `GET /api/dashboard/{channel}` answers; a page gets the same as its first value. `at` is server time. */
export type Snapshot<Data = unknown> = {
  type: string;
  data: Data;
  /** `epoch:offset`, where the data stands. */
  cursor: string;
  at: string;
  estado: ShownEstado;
};

/** The answer to `?since=`: all the missed items, newest first, or a snapshot with `recovered: false`. */
export type Recovery<Data = unknown> = Snapshot<Data> & { recovered: boolean; more: boolean };
