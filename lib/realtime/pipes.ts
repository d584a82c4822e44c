import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** Above this much unsent the socket gets nothing new: state channels keep their newest, streams are sent together later. */
const FULL_BYTES = 256 * 1024;

/** The way out to one socket. Frames of one turn of the event loop leave in one write. */
export type Pipe = {
  send(frame: Buffer): void;
  /** Does not wait for the end of the turn: the socket is about to close. */
  flush(): void;
  isFull(): boolean;
  /** Bytes not yet taken by the network. */
  waiting(): number;
};

type Waiting = { raw: Duplex; socket: WebSocket; frames: Buffer[]; bytes: number };

export type Pipes = ReturnType<typeof createPipes>;

/**
 * Joins the frames of a turn and writes past `ws`, which would make header and copy again for each socket. Sockets that
 * get the same frames in the same order share one joined buffer.
 */
export function createPipes() {
  const dirty = new Set<Waiting>();
  let joined: { frames: readonly Buffer[]; bytes: Buffer } | undefined;

  const write = (pipe: Waiting): void => {
    const { raw, socket, frames } = pipe;
    pipe.frames = [];
    pipe.bytes = 0;
    if (frames.length === 0 || socket.readyState !== socket.OPEN || raw.destroyed) return;
    if (!joined || !sameFrames(joined.frames, frames)) joined = { frames, bytes: join(frames) };
    raw.write(joined.bytes);
  };
  const flush = (): void => {
    for (const pipe of dirty) write(pipe);
    dirty.clear();
    joined = undefined;
  };

  return {
    open: (socket: WebSocket, raw: Duplex): Pipe => {
      const pipe: Waiting = { raw, socket, frames: [], bytes: 0 };
      const waiting = () => raw.writableLength + pipe.bytes;
      return {
        send: (frame) => {
          if (socket.readyState !== socket.OPEN) return;
          if (pipe.frames.length === 0) {
            if (dirty.size === 0) setImmediate(flush);
            dirty.add(pipe);
          }
          pipe.frames.push(frame);
          pipe.bytes += frame.length;
        },
        flush: () => write(pipe),
        isFull: () => waiting() > FULL_BYTES,
        waiting,
      };
    },
  };
}

function join(frames: readonly Buffer[]): Buffer {
  const [only] = frames;
  return frames.length === 1 && only ? only : Buffer.concat(frames);
}

function sameFrames(a: readonly Buffer[], b: readonly Buffer[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
