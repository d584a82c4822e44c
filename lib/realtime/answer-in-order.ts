import type { RawData, WebSocket } from 'ws';
import type { ProblemCode } from '@/lib/domain/errors';

export type RawFrame = { data: RawData; isBinary: boolean };
/** `ends`, when it is a code: after this answer the socket closes with it. */
export type Reply = { text?: string; ends?: ProblemCode | boolean };
export type InOrder = {
  /** Takes no more frames. Resolves when those that were taken are answered. */
  stop(): Promise<void>;
};

/**
 * Answers the frames of a socket in their order, at most `most` at a time: a frame is under way until its answer has
 * gone out. Meanwhile the socket is not read, so that the network holds back who sends too much or does not read the
 * answers. What waits here is no more than the frames of the last piece that was read.
 *
 * @param answer never rejects
 */
export function answerInOrder(
  socket: WebSocket,
  most: number,
  answer: (frame: RawFrame) => Promise<Reply>,
  end: (code: ProblemCode) => void,
): InOrder {
  let waiting: RawFrame[] = [];
  let underWay = 0;
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();

  const take = (frame: RawFrame): void => {
    underWay += 1;
    const answered = answer(frame);
    turn = turn.then(async () => {
      const { text, ends } = await answered;
      if (text === undefined) done();
      else socket.send(text, done);
      if (typeof ends === 'string') end(ends);
    });
  };
  const done = (): void => {
    underWay -= 1;
    goOn();
  };
  const goOn = (): void => {
    while (!stopped && underWay < most) {
      const next = waiting.shift();
      if (!next) break;
      take(next);
    }
    const mayRead = stopped || underWay < most;
    if (mayRead && socket.isPaused) socket.resume();
    else if (!mayRead) socket.pause();
  };
  const stop = (): Promise<void> => {
    stopped = true;
    waiting = [];
    // Reads on, or the end of the connection would go unheard.
    goOn();
    return turn;
  };

  socket.on('message', (data, isBinary) => {
    if (stopped) return;
    waiting.push({ data, isBinary });
    goOn();
  });
  socket.on('close', () => void stop());
  return { stop };
}
