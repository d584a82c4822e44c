import type { Channel } from '@/lib/channels/registry';
import type { View } from '@/lib/channels/view';
import type { Clock } from '@/lib/domain/clock';
import { type Cursor, parseCursor } from '@/lib/domain/cursor';
import type { OwnerKey, StreamPart } from '@/lib/domain/events';
import type { Telemetry } from '@/lib/domain/telemetry';
import type { Snapshots } from './snapshots';
import { createPart, mergeParts, PAGE, type Part, partsByAge } from './stream-part';
import type { TopicLogger } from './topic';

/** Told that the topic has more than before, or that it began anew. Must not throw and must not wait. */
export type StreamListener = { advanced(part: Part): void; restarted(): void };

/** Kept for those who are a little behind. */
const KEPT_PARTS = 256;
const KEPT_ROWS = 2_000;
const RETRY_MS = 1_000;

/** Rows as they are: each socket's sight is applied when its frame is made. */
const WHOLE: View = { hidden: [], estado: true, resolucion: 'vivo', key: '' };

type Given = { snapshots: Snapshots; clock: Clock; log: TopicLogger; telemetry: Telemetry };

/**
 * The stream of one consumidor or usuario on this instance: where it ends, and its last parts. What is committed here
 * or comes over the bus is taken as it is when it follows; across a hole, and when only "something changed" is told,
 * the database is read. So the parts have no hole, however messages were lost, doubled or turned around.
 */
export class StreamTopic {
  readonly listeners = new Set<StreamListener>();
  readonly owner: OwnerKey;
  readonly resolucion = 'vivo';
  /** Undefined until it is known where the stream ends. */
  end?: Cursor;
  private parts: Part[] = [];
  private rows = 0;
  /** Those of this turn, of which the listeners are told together. */
  private fresh: Part[] = [];
  private newest = '';
  private reading = false;
  private stale = true;
  private timer?: NodeJS.Timeout;

  /** Resolves when `end` is known. */
  readonly ready: Promise<void>;
  private begun = (): void => {};

  constructor(
    readonly channel: Channel,
    readonly ownerId: number,
    private readonly given: Given,
  ) {
    this.owner = `${channel.of ?? 'consumidor'}:${ownerId}`;
    this.ready = new Promise((resolve) => {
      this.begun = resolve;
    });
    void this.read();
  }

  /** Something was committed; `part` when it came along. */
  heard(part?: StreamPart): void {
    const { end } = this;
    if (part && end && part.epoch === end.epoch) {
      if (part.to <= end.offset) return;
      if (part.from === end.offset + 1 && !this.reading) {
        this.take(part);
        return;
      }
    }
    if (part && end) this.given.telemetry.hole('repaired');
    this.stale = true;
    if (!this.timer) void this.read();
  }

  /** The parts after an offset, if all of them are still here. */
  after(offset: number): readonly Part[] | undefined {
    const first = this.parts.findIndex(({ from }) => from === offset + 1);
    return first < 0 ? undefined : this.parts.slice(first);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  private take({ from, rows }: Pick<StreamPart, 'from' | 'rows'>): void {
    const cut = partsByAge(rows, from, instantOf(this.channel), this.newest);
    this.newest = cut.newest;
    for (const part of cut.parts) this.add(part);
  }

  private add(part: Part): void {
    if (!this.end) return;
    this.end = { ...this.end, offset: part.to };
    this.parts.push(part);
    this.rows += part.rows.length;
    while (this.parts.length > KEPT_PARTS || (this.rows > KEPT_ROWS && this.parts.length > 1))
      this.rows -= this.parts.shift()?.rows.length ?? 0;
    if (this.fresh.push(part) === 1) queueMicrotask(() => this.tell());
    if (this.channel.instant && this.listeners.size > 0) this.timed(part);
  }

  private tell(): void {
    const fresh = mergeParts(this.fresh);
    this.fresh = [];
    for (const part of fresh) for (const listener of this.listeners) listener.advanced(part);
  }

  private timed({ rows, historical }: Part): void {
    const newest = rows[0] as { created_at: string; medido_at: string };
    const now = this.given.clock.now().getTime();
    this.given.telemetry.framed(now - Date.parse(newest.created_at));
    if (!historical) this.given.telemetry.shown(now - Date.parse(newest.medido_at));
  }

  private async read(): Promise<void> {
    this.timer = undefined;
    if (this.reading) return;
    this.reading = true;
    try {
      while (this.stale) {
        this.stale = false;
        if (this.end) await this.readOn(this.end);
        else await this.begin();
      }
    } catch (error) {
      this.stale = true;
      this.given.log.error(
        { err: error, channel: this.channel.name },
        'a stream could not be read: trying again',
      );
      if (this.listeners.size > 0) this.timer = setTimeout(() => void this.read(), RETRY_MS);
    }
    this.reading = false;
  }

  private async begin(): Promise<void> {
    const { channel, ownerId } = this;
    const { cursor, data } = await this.given.snapshots.current(channel, ownerId);
    this.restart(cursor, data);
  }

  private async readOn(end: Cursor): Promise<void> {
    const { channel, ownerId } = this;
    const { snapshots, telemetry } = this.given;
    const answer = await snapshots.since(channel, ownerId, end, PAGE, WHOLE);
    const reached = parseCursor(answer.cursor);
    if (!reached || (answer.recovered && reached.offset <= end.offset)) return;
    if (!answer.recovered) {
      telemetry.hole('gone');
      this.restart(answer.cursor, answer.data);
      for (const listener of this.listeners) listener.restarted();
      return;
    }
    const rows = answer.data as unknown[];
    if (channel.instant) this.take({ from: end.offset + 1, rows: rows.toReversed() as StreamPart['rows'] });
    else this.add(createPart({ from: end.offset + 1, to: reached.offset }, rows));
    this.stale ||= answer.more;
  }

  private restart(cursor: string, data: unknown): void {
    this.end = parseCursor(cursor);
    this.begun();
    this.parts = [];
    this.fresh = [];
    this.rows = 0;
    const instant = instantOf(this.channel);
    this.newest = (data as unknown[]).map(instant).reduce((a, b) => (a > b ? a : b), '');
  }
}

/** A reading from a clock that is ahead counts as of its arrival: it must not make the right ones after it late. */
function instantOf({ instant }: Channel): (row: unknown) => string {
  return (row) => {
    if (!instant) return '';
    const { [instant]: measured, created_at } = row as Record<string, string>;
    return (measured ?? '') < (created_at ?? '') ? (measured ?? '') : (created_at ?? '');
  };
}
