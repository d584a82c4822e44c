import { browserDeps } from './browser-deps';
import type { LiveDeps } from './live-deps';
import type { TabLock, TabMessage } from './tab-deps';
import { createTabSocket, type TabSocket } from './tab-socket';

/**
 * The socket of a page, shared with the other tabs of the same person where the browser lets tabs talk to each other.
 * Another person who signed in beside has another one: a socket may do what the session may that opened it.
 */
export function browserSocket(usuarioId: number): Omit<TabSocket, 'connect'> & Pick<LiveDeps, 'connect'> {
  let shared: TabSocket | undefined;
  const name = `latido-socket-${usuarioId}`;
  return {
    connect: (events) => {
      if (!canShare()) return browserDeps.connect(events);
      shared ??= createTabSocket({ ...browserDeps, lock: lockNamed(name), channel: channelNamed(name) });
      return shared.connect(events);
    },
    look: () => shared?.look(),
    suspend: () => shared?.suspend(),
  };
}

/** Both are missing in old browsers, and the locks on a page that came without TLS. */
function canShare(): boolean {
  return 'locks' in navigator && 'BroadcastChannel' in window;
}

function lockNamed(name: string): TabLock {
  return (steal, on) => {
    const waiting = new AbortController();
    let over = false;
    let held = false;
    let release = () => {};
    const hold = (): Promise<void> | undefined => {
      if (over) return undefined;
      held = true;
      on.granted();
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    navigator.locks.request(name, steal ? { steal } : { signal: waiting.signal }, hold).catch(() => {
      if (over) return;
      // Stolen; or refused by the browser, and then every tab has its own socket.
      over = held;
      if (held) on.lost();
      else on.granted();
    });
    return () => {
      over = true;
      waiting.abort();
      release();
    };
  };
}

function channelNamed(name: string) {
  return (hear: (message: TabMessage) => void) => {
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }) => hear(data));
    return { post: (message: TabMessage) => channel.postMessage(message), close: () => channel.close() };
  };
}
