import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { FULL_BYTES } from './slow-reader';

/** Told that the network took all that it had been given, after somebody had found the pipe full. */
export type PipeOwner = { drained(): void };

/** The way out to one socket. Frames of one turn of the event loop leave in one write. */
export class Pipe {
  private frames: Buffer[] = NO_FRAMES;
  private bytes = 0;
  private draining = false;
  /** Somebody found it full and waits to be told. */
  private turnedAway = false;
  private turn?: Promise<void>;

  constructor(
    private readonly pipes: Pipes,
    private readonly socket: WebSocket,
    private readonly raw: Duplex,
    private readonly owner: PipeOwner,
  ) {}

  send(frame: Buffer): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.frames.length === 0) {
      this.frames = [];
      this.pipes.wait(this);
    }
    this.frames.push(frame);
    this.bytes += frame.length;
  }

  /** Who is told so sends later: `drained` is sure to follow. */
  isFull(): boolean {
    const isFull = this.waiting() > FULL_BYTES;
    this.turnedAway ||= isFull;
    return isFull;
  }

  /** Runs one after the other, so that not everybody who waits reads what only few of them may send. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const done = (this.turn ?? Promise.resolve()).then(work);
    this.turn = done.catch(() => {});
    return done;
  }

  /** Bytes not yet taken by the network. */
  waiting(): number {
    return this.raw.writableLength + this.bytes;
  }

  /** At the end of the turn, or at once when the socket is about to close. */
  flush(): void {
    const { frames, raw, socket } = this;
    this.frames = NO_FRAMES;
    this.bytes = 0;
    if (frames.length === 0 || socket.readyState !== socket.OPEN || raw.destroyed) return;
    if (this.draining) raw.write(this.pipes.joined(frames));
    else if (!raw.write(this.pipes.joined(frames))) {
      this.draining = true;
      raw.once('drain', () => this.drained());
    }
    // A system that took everything at once emits no `drain`, however much it was.
    else if (this.turnedAway) setImmediate(() => this.invite());
  }

  private drained(): void {
    this.draining = false;
    this.invite();
  }

  private invite(): void {
    if (!this.turnedAway || this.draining) return;
    this.turnedAway = false;
    this.owner.drained();
  }
}

const NO_FRAMES: Buffer[] = [];

/**
 * Joins the frames of a turn and writes past `ws`, which would make header and copy again for each socket. Sockets that
 * get the same frames in the same order share one joined buffer.
 */
export class Pipes {
  private readonly open = new Set<Pipe>();
  private dirty: Pipe[] = [];
  private last?: { frames: readonly Buffer[]; bytes: Buffer };

  wait(pipe: Pipe): void {
    if (this.dirty.push(pipe) === 1) setImmediate(() => this.flush());
  }

  joined(frames: readonly Buffer[]): Buffer {
    const [only] = frames;
    if (frames.length === 1 && only) return only;
    if (!this.last || !sameFrames(this.last.frames, frames))
      this.last = { frames, bytes: Buffer.concat(frames) };
    return this.last.bytes;
  }

  enter(pipe: Pipe): void {
    this.open.add(pipe);
  }

  leave(pipe: Pipe): void {
    this.open.delete(pipe);
  }

  /** Bytes that wait in all of them. */
  waiting(): number {
    let sum = 0;
    for (const pipe of this.open) sum += pipe.waiting();
    return sum;
  }

  private flush(): void {
    const { dirty } = this;
    this.dirty = [];
    for (const pipe of dirty) pipe.flush();
    this.last = undefined;
  }
}

function sameFrames(a: readonly Buffer[], b: readonly Buffer[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
