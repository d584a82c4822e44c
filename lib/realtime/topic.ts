import type { Channel } from '@/lib/channels/registry';
import type { Clock } from '@/lib/domain/clock';
import type { OwnerKey } from '@/lib/domain/events';
import type { Resolucion } from '@/lib/domain/terms';
import type { Loaded } from './snapshots';

/** Gets every fresh snapshot of a topic. Must not throw and must not wait. */
export type Listener = (loaded: Loaded) => void;

export type TopicLogger = { error(context: object, message: string): void };

/** At most four pushes a second per topic, where the channel does not say otherwise. */
const PUSH_EVERY_MS = 250;
const RETRY_MS = 1_000;

/**
 * One channel of one consumidor or usuario with its listeners: however many events come in, one load and one frame,
 * shared by all, at most every `pushMs`; the first event after a pause is pushed at once. For a coarse `resolucion` no
 * event counts, only the calendar.
 */
export class Topic {
  readonly listeners = new Set<Listener>();
  readonly owner: OwnerKey;
  private first?: Loaded;
  private sent?: Loaded;
  private pushedAt = 0;
  private stale = false;
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
  }

  /** Something that it shows was committed, or may have been. */
  heard(): void {
    this.stale = true;
    if (!this.loading) this.schedule(this.pushedAt + this.pushMs() - this.clock.now().getTime());
  }

  /**
   * A new day or ventana of the person, a sensor fallen silent, or the next moment that a coarse reader sees: it changes
   * the content though nothing happened.
   */
  checkCalendar(): void {
    const held = this.sent ?? this.first;
    if (!held || (this.resolucion === 'vivo' && !this.channel.changes)) return;
    if (held.calendarAt(this.clock.now()) === held.calendar) return;
    this.stale = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.loading) this.schedule(0);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private pushMs(): number {
    return this.channel.pushMs ?? PUSH_EVERY_MS;
  }

  private schedule(wait: number): void {
    if (this.listeners.size === 0 || this.timer) return;
    this.timer = setTimeout(() => void this.push(), Math.max(0, wait));
  }

  private async push(): Promise<void> {
    this.timer = undefined;
    this.stale = false;
    this.loading = true;
    // From its beginning: counted from its end, the pushes of a steady sensor would fall behind its readings.
    this.pushedAt = this.clock.now().getTime();
    let wait = this.pushMs();
    try {
      const loaded = await this.current();
      if (loaded.key !== this.sent?.key) for (const listener of this.listeners) listener(loaded);
      this.sent = loaded;
    } catch (error) {
      this.log.error({ err: error, channel: this.channel.name }, 'a topic could not be read: trying again');
      this.stale = true;
      wait = RETRY_MS;
    }
    this.loading = false;
    if (this.stale) this.schedule(wait);
  }
}
