import { formatCursor } from '@/lib/domain/cursor';
import type { SensorRow } from '@/lib/domain/reads';
import type { Recovery, Snapshot } from '@/lib/domain/snapshot';
import { channelPath, type ReadDeps } from './channel-query';
import {
  type Keep,
  type LecturaWindow,
  MAX_ROWS,
  withAnew,
  withFrame,
  withMissed,
  withoutPosition,
  withSnapshot,
} from './lectura-window';
import type { LiveFrame } from './live-types';

const SNAPSHOT_ROWS = 50;
const PAGE_ROWS = 1_000;
/** As many pages as the window can hold; whoever was away for longer starts anew. */
const PAGES = MAX_ROWS / PAGE_ROWS;

/** The window of somebody else: frames go on arriving in it while an answer is awaited. */
export type WindowCell = { window: LecturaWindow };

export type Reader = Pick<ReadDeps, 'live' | 'send' | 'clock'> & { consumidorId: number; keepMs: number };

/** Reads by REST what the window misses, page after page, until it stands where the server does, or gives it up. */
export async function readMissing(reader: Reader, cell: WindowCell): Promise<void> {
  for (let page = 0; page < PAGES; page += 1) {
    if (cell.window.epoch === undefined) await readSnapshot(reader, cell);
    if (!(await readPage(reader, cell))) return;
  }
  const { through } = cell.window;
  cell.window = withoutPosition(cell.window);
  await readSnapshot(reader, cell);
  tellReached(reader, cell.window, Math.max(0, cell.window.through - through));
}

async function readSnapshot(reader: Reader, cell: WindowCell): Promise<void> {
  const snapshot = await read<Snapshot<SensorRow[]>>(reader, `&limit=${SNAPSHOT_ROWS}`);
  cell.window = withSnapshot(cell.window, snapshot, keepOf(reader), reachBack(snapshot, reader.keepMs));
}

/** True when there is more to read. */
async function readPage(reader: Reader, cell: WindowCell): Promise<boolean> {
  const since = cursorOfWindow(cell.window);
  if (since === undefined) return false;
  const answer = await read<Recovery<SensorRow[]>>(reader, `&since=${since}&limit=${PAGE_ROWS}`);
  const { lost } = cell.window;
  cell.window = withMissed(cell.window, answer, keepOf(reader));
  tellReached(reader, cell.window, cell.window.lost - lost);
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
export function reachBack({ estado }: Pick<Snapshot, 'estado'>, keepMs: number): number {
  const { edad_ms, cadencia_ms } = estado;
  if (edad_ms === null || cadencia_ms === null || edad_ms > keepMs) return 0;
  return Math.min(PAGE_ROWS, Math.ceil(keepMs / cadencia_ms));
}

/**
 * The window after a frame of the socket. When what was missed cannot be had, the last `keepMs` is read again, and what
 * is gone before it is not waited for.
 */
export function windowAfter(reader: Reader, window: LecturaWindow, frame: LiveFrame): LecturaWindow {
  const data = frame.data as SensorRow[];
  if (frame.kind === 'items') return withFrame(window, { ...frame, data }, keepOf(reader));
  const { cursor, estado } = frame;
  if (cursor === undefined) return window;
  const take = frame.anew ? withAnew : withSnapshot;
  const back = estado ? reachBack({ estado }, reader.keepMs) : 0;
  return take(window, { data, cursor }, keepOf(reader), back);
}

export function cursorOfWindow({ epoch, through }: LecturaWindow): string | undefined {
  return epoch === undefined ? undefined : formatCursor({ epoch, offset: through });
}

/** The socket need not bring what REST brought. */
function tellReached({ live, consumidorId }: Reader, window: LecturaWindow, lost: number): void {
  const cursor = cursorOfWindow(window);
  if (cursor !== undefined) live.reached('sensor_data', consumidorId, cursor, lost);
}
