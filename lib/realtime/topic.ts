import type { Channel } from '@/lib/channels/registry';
import type { Clock } from '@/lib/domain/clock';
import type { DataEventName, OwnerKey, StreamPart } from '@/lib/domain/events';
import type { Resolucion } from '@/lib/domain/terms';
import type { Loaded } from './snapshots';

/** Gets every fresh snapshot of a topic. Must not throw and must not wait. */
export type Listener = (loaded: Loaded) => void;

export type TopicLogger = { error(context: object, message: string): void };

/** At most four pushes a second per topic, where the channel does not say otherwise. */
const PUSH_EVERY_MS = 250;
const RETRY_MS = 1_000;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * One channel of one consumidor or usuario with its listeners: however many events come in, one load and one frame,
 * shared by all, at most every `pushMs`, for readings every `readingPushMs`; the first event after a pause is pushed at
 * once. For a coarse `resolucion` no event counts, only the calendar.
 */
export class Topic {
  readonly listeners = new Set<Listener>();
  readonly owner: OwnerKey;
  private first?: Loaded;
  private sent?: Loaded;
  /** Somebody began with something else than was sent last. */
  private differ = false;
  private pushedAt = 0;
  /** When the next push is due, if what was sent is stale. */
  private due = NEVER;
  private loading = false;
  private timer?: NodeJS.Timeout;

  constructor(
    readonly channel: Channel,
    readonly ownerId: number,
    private readonly current: () => Promise<Loaded>,
    private readonly clock: Clock,
    private readonly log: TopicLogger,
    readonly resolucion: Resolucion = 'vivo',
  ) {
    this.owner = `${channel.of ?? 'consumidor'}:${ownerId}`;
  }

  began(first: Loaded): void {
    this.first ??= first;
    this.differ ||= first.key !== (this.sent ?? this.first).key;
  }

  /** Something that it shows was committed, or may have been. */
  heard(_part?: StreamPart, event?: DataEventName): void {
    const { readingPushMs } = this.channel;
    const isReading = event === 'lectura.stored' && readingPushMs !== undefined;
    this.wantAt(this.pushedAt + (isReading ? readingPushMs : this.pushMs()));
  }

  /**
   * A new day or ventana of the person, a sensor fallen silent, or the next moment that a coarse reader sees: it changes
   * the content though nothing happened.
   */
  checkCalendar(): void {
    const held = this.sent ?? this.first;
    if (!held || (this.resolucion === 'vivo' && !this.channel.changes)) return;
    if (held.calendarAt(this.clock.now()) === held.calendar) return;
    this.wantAt(this.clock.now().getTime());
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private pushMs(): number {
    return this.channel.pushMs ?? PUSH_EVERY_MS;
  }

  private isNews(loaded: Loaded): boolean {
    const { sent, first, channel, differ } = this;
    if (!channel.onlyNews) return loaded.key !== sent?.key;
    this.differ = false;
    return differ || JSON.stringify(loaded.data) !== JSON.stringify((sent ?? first)?.data);
  }

  private wantAt(at: number): void {
    if (at >= this.due && this.timer) return;
    this.due = Math.min(this.due, at);
    if (!this.loading) this.schedule();
  }

  private schedule(): void {
    if (this.listeners.size === 0) return;
    clearTimeout(this.timer);
    const wait = Math.max(0, this.due - this.clock.now().getTime());
    this.timer = setTimeout(() => void this.push(), wait);
  }

  private async push(): Promise<void> {
    this.timer = undefined;
    this.due = NEVER;
    this.loading = true;
    // From its beginning: counted from its end, the pushes of a steady sensor would fall behind its readings.
    this.pushedAt = this.clock.now().getTime();
    try {
      const loaded = await this.current();
      if (this.isNews(loaded)) for (const listener of this.listeners) listener(loaded);
      this.sent = loaded;
    } catch (error) {
      this.log.error({ err: error, channel: this.channel.name }, 'a topic could not be read: trying again');
      this.due = this.clock.now().getTime() + RETRY_MS;
      // Nor do events have it tried again sooner.
      this.pushedAt = this.due - this.pushMs();
    }
    this.loading = false;
    if (this.due !== NEVER) this.schedule();
  }
}
