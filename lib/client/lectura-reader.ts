import { formatCursor } from '@/lib/domain/cursor';
import type { SensorRow } from '@/lib/domain/reads';
import type { Recovery, Snapshot } from '@/lib/domain/snapshot';
import { channelPath, type ReadDeps } from './channel-query';
import {
  type Keep,
  type LecturaWindow,
  MAX_ROWS,
  withMissed,
  withoutPosition,
  withSnapshot,
} from './lectura-window';

const SNAPSHOT_ROWS = 50;
const PAGE_ROWS = 1_000;
/** As many pages as the window can hold; whoever was away for longer starts anew. */
const PAGES = MAX_ROWS / PAGE_ROWS;

/** The window of somebody else: frames go on arriving in it while an answer is awaited. */
export type WindowCell = { window: LecturaWindow };

export type Reader = Pick<ReadDeps, 'live' | 'send' | 'clock'> & { consumidorId: number; keepMs: number };

/** Reads by REST what the window misses, page after page, until it stands where the server does. */
export async function readMissing(reader: Reader, cell: WindowCell): Promise<void> {
  for (let page = 0; page < PAGES; page += 1) {
    if (cell.window.epoch === undefined) await readSnapshot(reader, cell);
    if (!(await readPage(reader, cell))) return;
  }
  cell.window = withoutPosition(cell.window);
  await readSnapshot(reader, cell);
}

async function readSnapshot(reader: Reader, cell: WindowCell): Promise<void> {
  const snapshot = await read<Snapshot<SensorRow[]>>(reader, `&limit=${SNAPSHOT_ROWS}`);
  cell.window = withSnapshot(cell.window, snapshot, keepOf(reader), reachBack(snapshot, reader.keepMs));
}

/** True when there is more to read. */
async function readPage(reader: Reader, cell: WindowCell): Promise<boolean> {
  const { epoch, through } = cell.window;
  if (epoch === undefined) return false;
  const since = formatCursor({ epoch, offset: through });
  const answer = await read<Recovery<SensorRow[]>>(reader, `&since=${since}&limit=${PAGE_ROWS}`);
  cell.window = withMissed(cell.window, answer, keepOf(reader));
  reportTo(reader, cell.window, answer.recovered);
  return answer.more;
}

async function read<T extends Snapshot>(reader: Reader, query: string): Promise<T> {
  const { send, clock, consumidorId } = reader;
  const sent = clock.local();
  const { data } = await send<T>('GET', channelPath('sensor_data', consumidorId) + query);
  if (!data || !Array.isArray(data.data)) throw new Error('the answer holds no readings');
  clock.heard(Date.parse(data.at), sent, clock.local());
  return data;
}

export function keepOf({ clock, keepMs }: Pick<Reader, 'clock' | 'keepMs'>): Keep {
  return { keepMs, now: clock.now() };
}

/** How many offsets before a snapshot fill the window, so that a chart does not begin empty. */
export function reachBack({ estado }: Snapshot, keepMs: number): number {
  const { edad_ms, cadencia_ms } = estado;
  if (edad_ms === null || cadencia_ms === null || edad_ms > keepMs) return 0;
  return Math.min(PAGE_ROWS, Math.ceil(keepMs / cadencia_ms));
}

/** Tells `getStats` where the window stands. */
export function reportTo({ live, consumidorId }: Reader, window: LecturaWindow, recovered?: boolean): void {
  const { epoch, through, lost } = window;
  const cursor = epoch === undefined ? null : formatCursor({ epoch, offset: through });
  live.report('sensor_data', consumidorId, {
    cursor,
    lost,
    ...(recovered === undefined ? {} : { recovered }),
  });
}
