import type { Down, Up } from '@/lib/channels/protocol';
import { closeCode, type ProblemCode } from '@/lib/domain/errors';
import { type Connection, openConnection } from './connection';
import { type Cancel, GONE, type LiveDeps } from './live-deps';

export type ReadyState = 'CONNECTING' | 'OPEN' | 'CLOSING' | 'CLOSED';

export type SocketView = {
  ready: ReadyState;
  /** From the welcome of the present connection until it ends or misses a pong. */
  live: boolean;
  rttMs: number | null;
  /** Why it was given up for good; null while it is worth trying. */
  ended: ProblemCode | null;
};

export type LiveSocketOptions = {
  deps: LiveDeps;
  onMessage(message: Down): void;
  onChange(view: SocketView, before: SocketView): void;
};

/** A socket that comes back: with full-jitter backoff, for ever, unless the server says it never may. */
export type LiveSocket = {
  view(): SocketView;
  send(message: Up): boolean;
  /** The network is back or the page is visible: do not wait for the timers. */
  wake(): void;
  /** Ends it without a further word. */
  close(): void;
};

const BACKOFF_FROM_MS = 500;
const BACKOFF_TO_MS = 20_000;
/** A connection that lived this long was a good one: the backoff starts anew. */
const STEADY_MS = 5_000;
/** A handshake this old is started again when the network comes back. */
const STUCK_MS = 1_000;

const TERMINAL = new Map<number, ProblemCode>(
  (['unauthenticated', 'not_allowed'] as const).map((code) => [closeCode(code), code]),
);

type State = {
  options: LiveSocketOptions;
  view: SocketView;
  connection: Connection | undefined;
  closed: boolean;
  attempt: number;
  connecting_at: number;
  live_at: number;
  cancelRetry: Cancel;
};

export function openLiveSocket(options: LiveSocketOptions): LiveSocket {
  const state: State = {
    options,
    view: { ready: 'CLOSED', live: false, rttMs: null, ended: null },
    connection: undefined,
    closed: false,
    attempt: 0,
    connecting_at: 0,
    live_at: 0,
    cancelRetry: () => {},
  };
  connect(state);
  return {
    view: () => state.view,
    send: (message) => state.connection?.send(message) ?? false,
    wake: () => wake(state),
    close: () => {
      state.closed = true;
      drop(state);
    },
  };
}

function connect(state: State): void {
  const { deps, onMessage } = state.options;
  state.connecting_at = now(state);
  change(state, { ready: 'CONNECTING', ended: null });
  try {
    state.connection = openConnection({
      deps,
      onMessage,
      onOpen: () => change(state, { ready: 'OPEN' }),
      onWelcome: () => {
        state.live_at = now(state);
        change(state, { ready: 'OPEN', live: true });
      },
      onPong: (rttMs) => change(state, { rttMs }),
      onOver: (code, retryAfterMs) => over(state, code, retryAfterMs),
    });
  } catch {
    // A browser may refuse to make the socket at all, e.g. behind a content policy.
    over(state, GONE, 0);
  }
}

function over(state: State, code: number, retryAfterMs: number): void {
  if (state.view.live && now(state) - state.live_at >= STEADY_MS) state.attempt = 0;
  const terminal = TERMINAL.get(code);
  if (terminal) {
    end(state, terminal);
    return;
  }
  drop(state);
  state.attempt += 1;
  const random = state.options.deps.random();
  const delay = Math.max(retryAfterMs * (1 + random / 2), backoff(state.attempt, random));
  state.cancelRetry = state.options.deps.after(delay, () => connect(state));
  change(state, { ready: 'CLOSED', live: false, rttMs: null });
}

/** Between 0.5 s and a bound that doubles up to 20 s: a thousand pages must not come back in step. */
export function backoff(attempt: number, random: number): number {
  const bound = Math.min(BACKOFF_TO_MS, BACKOFF_FROM_MS * 2 ** attempt);
  return BACKOFF_FROM_MS + random * (bound - BACKOFF_FROM_MS);
}

function wake(state: State): void {
  if (state.closed || state.view.ended === 'not_allowed') return;
  if (state.view.live) {
    state.connection?.probe();
    return;
  }
  // Browsers say `online` a moment too early: the attempt after a failed one must come soon as well.
  state.attempt = 0;
  if (state.connection && now(state) - state.connecting_at < STUCK_MS) return;
  drop(state);
  connect(state);
}

function end(state: State, code: ProblemCode): void {
  drop(state);
  change(state, { ready: 'CLOSED', live: false, rttMs: null, ended: code });
}

function drop(state: State): void {
  state.cancelRetry();
  state.connection?.abandon();
  state.connection = undefined;
}

function change(state: State, patch: Partial<SocketView>): void {
  const before = state.view;
  const view = { ...before, ...patch };
  const keys = Object.keys(view) as (keyof SocketView)[];
  if (state.closed || keys.every((key) => view[key] === before[key])) return;
  state.view = view;
  state.options.onChange(view, before);
}

function now(state: State): number {
  return state.options.deps.clock.now().getTime();
}
