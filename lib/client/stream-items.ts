import type { ChannelName } from '@/lib/channels/registry';
import { channelNamed } from './channels';

type Row = Readonly<Record<string, unknown>>;

/** How the items of a channel are told apart, and by which instant they are in order, newest first. */
type Order = {
  id: string;
  instant: string;
  /** A page holds all items of its last instant. */
  ties?: true;
};

/** A channel that is not here is read again by REST when it changes. */
const ORDERS: { readonly [Name in ChannelName]?: Order } = {
  sensor_data: { id: 'seq', instant: 'medido_at' },
  heart_rate: { id: 'id', instant: 'window_start' },
  prediction_timeline: { id: 'analisis_id', instant: 'window_start', ties: true },
  desires_tracking: { id: 'deseo_id', instant: 'fecha_creacion', ties: true },
  notificaciones: { id: 'id', instant: 'created_at' },
};

/**
 * Rows of a snapshot with the items that came after it put in, as a snapshot would show them then. Undefined when that
 * cannot be told. `items` newest first: of two states of one item the newer counts.
 */
export function withItems(name: ChannelName, rows: unknown, items: unknown): Row[] | undefined {
  const order = ORDERS[name];
  if (!order || !Array.isArray(rows) || !Array.isArray(items)) return undefined;
  const byId = new Map<unknown, Row>();
  for (const row of [...(rows as Row[]), ...(items as Row[]).toReversed()]) byId.set(row[order.id], row);
  const sorted = [...byId.values()].sort((a, b) => compare(b, a, order));
  return cut(sorted, order, channelNamed(name).limits?.default ?? sorted.length);
}

function compare(a: Row, b: Row, { id, instant }: Order): number {
  const [first, second] = [String(a[instant]), String(b[instant])];
  if (first !== second) return first < second ? -1 : 1;
  return Number(a[id]) - Number(b[id]);
}

function cut(rows: Row[], { instant, ties }: Order, limit: number): Row[] {
  const last = rows[limit - 1];
  if (!last || !ties) return rows.slice(0, limit);
  const end = rows.findIndex((row, index) => index >= limit && row[instant] !== last[instant]);
  return end < 0 ? rows : rows.slice(0, end);
}
