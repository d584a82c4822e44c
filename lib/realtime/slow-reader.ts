import type { Pipe } from './pipes';

/** Above this much unsent a socket gets nothing new: only the newest is kept, or what is owed is sent together later. */
export const FULL_BYTES = 256 * 1024;
/** More than this waiting or owed for `SLOW_MS`: the socket is closed as too slow, and the client comes back by cursor. */
export const SLOW_BYTES = 1024 * 1024;
export const SLOW_MS = 5_000;
const LOOK_EVERY_MS = 500;

/** `owe`: so much was not sent because the reader is slow. `drained`: it took all that had been sent. */
export type SlowWatch = { owe(bytes: number): void; drained(): void; stop(): void };

export function watchSlow(pipe: Pipe, tooSlow: () => void): SlowWatch {
  let owed = 0;
  let since: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    timer = undefined;
    const isSlow = owed + pipe.waiting() > SLOW_BYTES;
    if (!isSlow) since = undefined;
    else if (since === undefined) since = performance.now();
    else if (performance.now() - since >= SLOW_MS) {
      tooSlow();
      return;
    }
    if (owed > 0) timer = setTimeout(look, LOOK_EVERY_MS);
  };
  return {
    owe: (bytes) => {
      owed += bytes;
      timer ??= setTimeout(look, LOOK_EVERY_MS);
    },
    drained: () => {
      owed = 0;
      since = undefined;
    },
    stop: () => clearTimeout(timer),
  };
}
