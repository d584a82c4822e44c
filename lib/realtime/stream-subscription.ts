import { RECOVERY_LIMIT } from '@/lib/channels/protocol';
import { type Cursor, formatCursor, parseCursor } from '@/lib/domain/cursor';
import type { Telemetry } from '@/lib/domain/telemetry';
import { textFrame } from './frames';
import type { Hub, Streaming } from './hub';
import type { Snapshots } from './snapshots';
import { createPart, joinParts, PAGE, type Part } from './stream-part';
import { createSpacing, type Subscription, type SubscriptionPlace, subscribedMessage } from './subscription';

type Deps = { hub: Hub; snapshots: Snapshots; telemetry: Telemetry };
type Reason = 'epoch' | 'retention';

/**
 * A stream: first where it stands, then every item after it, in order and once. All it sends follows from `at`, the
 * offset it sent last: a part that follows is sent as it is; when the reader is slow, the rate is used up or a part
 * does not follow, it is behind, and catches up from the topic's last parts or the database.
 */
export class StreamSubscription implements Subscription {
  /** Undefined until the first answer: then nothing is sent. */
  private at?: Cursor;
  private busy = false;
  private again = false;
  private stopped = false;
  private readonly spacing;
  private readonly stream: Streaming;

  constructor(
    private readonly deps: Deps,
    private readonly place: SubscriptionPlace,
    since: Cursor | undefined,
    private readonly fail: (error: unknown) => void,
  ) {
    this.spacing = createSpacing(place.spacing, () => this.drained());
    this.stream = deps.hub.stream(place.channel, place.ownerId, {
      advanced: (part) => this.advanced(part),
      restarted: () => this.drained(),
    });
    this.run(() => this.begin(since));
  }

  drained(): void {
    this.again = true;
    if (this.at && !this.busy) this.run(() => this.catchUp());
  }

  /** What was sent stays as it was seen; the snapshot shows what the new grant lets see of it. */
  seen(): void {
    const { channel, ownerId, view } = this.place;
    this.deps.snapshots.first(channel, ownerId, view()).then((first) => {
      if (this.at && !this.stopped) this.tell(subscribedMessage(this.place, formatCursor(this.at), first));
    }, this.fail);
  }

  stop(): void {
    this.stopped = true;
    this.stream.stop();
    this.spacing.stop();
  }

  private advanced(part: Part): void {
    const { at, place } = this;
    if (!at || part.to <= at.offset) return;
    if (place.pipe.isFull()) place.owe(part.frame(place.view(), place.ref).length);
    else if (this.busy) this.again = true;
    else if (part.from !== at.offset + 1) this.drained();
    else if (this.spacing.isDue()) this.send(part);
  }

  private send(part: Part): void {
    if (!this.at) return;
    const { pipe, view, ref } = this.place;
    // In place: this runs for every socket and frame.
    this.at.offset = part.to;
    pipe.send(part.frame(view(), ref));
    this.spacing.sent();
  }

  private tell(message: string): void {
    this.place.pipe.send(textFrame(message));
  }

  private run(work: () => Promise<void>): void {
    this.busy = true;
    work()
      .catch(this.fail)
      .finally(() => {
        this.busy = false;
        if (this.again && this.at && !this.stopped && this.isFree()) this.drained();
      });
  }

  private isFree(): boolean {
    return !this.place.pipe.isFull() && this.spacing.isDue();
  }

  private async begin(since: Cursor | undefined): Promise<void> {
    await this.stream.ready();
    const part = since && (await this.missed(since));
    if (this.stopped) return;
    if (!since || !part || part === 'epoch' || part === 'retention') {
      if (since) this.deps.telemetry.recovery('snapshot');
      return this.restart();
    }
    this.deps.telemetry.recovery('recovered');
    this.at = { ...since };
    this.tell(subscribedMessage(this.place, formatCursor(since)));
    if (part !== 'none' && this.isFree()) this.send(part);
    this.again = true;
  }

  private async catchUp(): Promise<void> {
    while (this.again && this.at && !this.stopped) {
      this.again = false;
      await this.place.pipe.inTurn(() => this.sendNext());
    }
  }

  private async sendNext(): Promise<void> {
    if (!this.at || this.stopped || !this.isFree()) return;
    const part = await this.missed(this.at);
    if (this.stopped || part === 'none') return;
    if (part === 'epoch' || part === 'retention') await this.restart(part);
    else this.send(part);
    this.again = true;
  }

  /** What comes next after a position: some of it, `none`, or why it cannot be had. */
  private async missed(from: Cursor): Promise<Part | 'none' | Reason> {
    const end = this.stream.end();
    if (end && from.epoch !== end.epoch) return 'epoch';
    if (end?.offset === from.offset) return 'none';
    if (end && end.offset - from.offset > RECOVERY_LIMIT) return 'retention';
    const held = joinParts(this.stream.after(from.offset) ?? []);
    if (held) return held;
    const { channel, ownerId, view } = this.place;
    const answer = await this.deps.snapshots.since(channel, ownerId, from, PAGE, view());
    const reached = parseCursor(answer.cursor);
    if (!answer.recovered || !reached) return reached?.epoch === from.epoch ? 'retention' : 'epoch';
    if (reached.offset <= from.offset) return 'none';
    return createPart({ from: from.offset + 1, to: reached.offset }, answer.data as unknown[]);
  }

  /** A snapshot to begin anew from; the hole is named where something was sent before. */
  private async restart(reason?: Reason): Promise<void> {
    const { channel, ownerId, view, ref } = this.place;
    const first = await this.deps.snapshots.first(channel, ownerId, view());
    const reached = parseCursor(first.loaded.cursor);
    if (this.stopped || !reached) return;
    if (this.at && reason) {
      const from = this.at.offset + 1;
      this.tell(JSON.stringify({ type: 'gap', ref, from, to: Math.max(from, reached.offset), reason }));
    }
    this.at = reached;
    this.tell(subscribedMessage(this.place, first.loaded.cursor, first));
    this.again = true;
  }
}
