import { type Cancel, GONE, type RawSocket } from './live-deps';
import { createSocketMux, type SocketMux } from './socket-mux';
import type { TabDeps, TabMessage } from './tab-deps';

export const BEAT_EVERY_MS = 1_000;
/** A tab that did not even ping for so long is gone; a hidden one may do it once a minute only. */
export const ABSENT_MS = 150_000;

type Guest = { raw: RawSocket; heard_at: number; left(): void };

/** The tab that owns the socket: it lends it to the others, and tells them that it lives. */
export type TabLeader = {
  mux: SocketMux;
  heard(message: TabMessage): void;
  /** Whether another tab has its socket here. */
  isUsed(): boolean;
  stop(): void;
};

export function leadTabs(deps: TabDeps, id: string, post: (message: TabMessage) => void): TabLeader {
  const guests = new Map<string, Guest>();
  const mux = createSocketMux(deps);
  const now = () => deps.clock.now().getTime();
  let seen_at = now();
  let cancelBeat: Cancel = () => {};

  const say = (): void => {
    if (!deps.isHidden()) seen_at = now();
    post({ kind: 'lead', from: id, hidden_ms: now() - seen_at });
  };
  const beat = (): void => {
    say();
    for (const guest of [...guests.values()]) if (now() - guest.heard_at > ABSENT_MS) guest.left();
    cancelBeat = deps.after(BEAT_EVERY_MS, beat);
  };

  const open = (to: string, n: number): void => {
    const key = `${to}/${n}`;
    const place = { from: id, to, n };
    if (guests.has(key)) return;
    const raw = mux.attach(
      {
        onOpen: () => post({ kind: 'opened', ...place }),
        onMessage: (text) => post({ kind: 'down', ...place, text }),
        onClose: (code) => {
          guests.delete(key);
          post({ kind: 'closed', ...place, code });
        },
      },
      false,
    );
    const left = () => {
      guests.delete(key);
      raw.close();
      post({ kind: 'closed', ...place, code: GONE });
    };
    guests.set(key, { raw, heard_at: now(), left });
  };

  beat();
  return {
    mux,
    heard: (message) => {
      if (message.kind === 'who') say();
      if (!('to' in message) || message.to !== id) return;
      const guest = guests.get(`${message.from}/${message.n}`);
      if (guest) guest.heard_at = now();
      if (message.kind === 'open') open(message.from, message.n);
      else if (message.kind === 'up') guest?.raw.send(message.text);
      else if (message.kind === 'close') guest?.left();
    },
    isUsed: () => guests.size > 0,
    stop: () => {
      cancelBeat();
      mux.drop();
    },
  };
}
