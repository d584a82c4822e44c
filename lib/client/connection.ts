import { type Down, PING_EVERY_MS, PONG_WITHIN_MS, type Up } from '@/lib/channels/protocol';
import { type Cancel, GONE, type LiveDeps, nothing, type RawSocket } from './live-deps';

/** From the start of the handshake to the welcome. */
export const WELCOME_WITHIN_MS = 10_000;

/**
 * Frames came, and then none for so long: a sign of life is asked for. When it comes and still no frame, it is asked for
 * again after twice as long, up to `PING_EVERY_MS`: a network that dies at whatever moment is found out within the
 * silence that there was before, and one pong.
 */
export const QUIET_MS = 1_500;

export type ConnectionOptions = {
  deps: LiveDeps;
  onOpen(): void;
  onWelcome(): void;
  /** Everything after the welcome that is not about the connection itself. */
  onMessage(message: Down): void;
  onPong(rttMs: number): void;
  /** Once, and nothing after it. `retryAfterMs` is 0 unless the server asked for patience. */
  onOver(code: number, retryAfterMs: number): void;
};

/** One WebSocket from handshake to end, with its signs of life. */
export type Connection = {
  /** False before the welcome. */
  send(message: Up): boolean;
  /** Asks for a sign of life now. */
  probe(): void;
  /** Ends it without `onOver`. */
  abandon(): void;
};

type State = {
  options: ConnectionOptions;
  raw: RawSocket | undefined;
  over: boolean;
  welcomed: boolean;
  pinged_at: number | undefined;
  /** How long nothing may come until the next ping. */
  quiet_ms: number;
  retry_after_ms: number;
  cancelDeadline: Cancel;
  cancelPing: Cancel;
};

export function openConnection(options: ConnectionOptions): Connection {
  const state: State = {
    options,
    raw: undefined,
    over: false,
    welcomed: false,
    pinged_at: undefined,
    quiet_ms: PING_EVERY_MS,
    retry_after_ms: 0,
    cancelDeadline: nothing,
    cancelPing: nothing,
  };
  state.raw = options.deps.connect({
    onOpen: () => opened(state),
    onMessage: (text) => received(state, text),
    onClose: (code) => finish(state, code),
  });
  state.cancelDeadline = options.deps.after(WELCOME_WITHIN_MS, () => finish(state, GONE));
  return {
    send: (message) => send(state, message),
    probe: () => {
      if (state.welcomed && state.pinged_at === undefined) ping(state);
    },
    abandon: () => release(state),
  };
}

/** Whose cookie counts is welcomed anyway; who is signed out is told so at once and not when the server's patience ends. */
function opened(state: State): void {
  if (state.over) return;
  state.raw?.send(JSON.stringify({ type: 'hello' } satisfies Up));
  state.options.onOpen();
}

function received(state: State, text: string): void {
  if (state.over) return;
  const message = parseMessage(text);
  if (!message) return;
  if (message.type === 'welcome') welcome(state);
  else if (message.type === 'pong') pong(state, message.t);
  else if (message.type === 'drain') state.retry_after_ms = Math.max(0, message.retry_after_ms);
  else if (message.type === 'error' && message.ref === undefined) {
    state.retry_after_ms = Math.max(0, message.problem.retry_after_ms ?? 0);
  } else if (state.welcomed) {
    state.options.onMessage(message);
    state.quiet_ms = QUIET_MS;
    pingWhenQuiet(state);
  }
}

function welcome(state: State): void {
  if (state.welcomed) return;
  state.welcomed = true;
  state.cancelDeadline();
  ping(state);
  state.options.onWelcome();
}

function ping(state: State): void {
  state.cancelPing();
  const { clock, after } = state.options.deps;
  state.pinged_at = clock.now().getTime();
  state.quiet_ms = Math.min(PING_EVERY_MS, 2 * state.quiet_ms);
  send(state, { type: 'ping', t: state.pinged_at });
  state.cancelDeadline = after(PONG_WITHIN_MS, () => finish(state, GONE));
  state.cancelPing = nothing;
}

/** Unless an answer is awaited. */
function pingWhenQuiet(state: State): void {
  if (state.over || state.pinged_at !== undefined) return;
  state.cancelPing();
  state.cancelPing = state.options.deps.after(state.quiet_ms, () => ping(state));
}

function pong(state: State, t: number): void {
  if (state.pinged_at !== t) return;
  const rtt = state.options.deps.clock.now().getTime() - state.pinged_at;
  state.pinged_at = undefined;
  state.cancelDeadline();
  pingWhenQuiet(state);
  state.options.onPong(rtt);
}

function send(state: State, message: Up): boolean {
  if (!state.welcomed || state.over) return false;
  state.raw?.send(JSON.stringify(message));
  return true;
}

function finish(state: State, code: number): void {
  if (state.over) return;
  release(state);
  state.options.onOver(code, state.retry_after_ms);
}

function release(state: State): void {
  state.over = true;
  state.cancelDeadline();
  state.cancelPing();
  state.raw?.close();
}

/** It comes from the own origin: what says its type is taken for what it says. */
function parseMessage(text: string): Down | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const known = typeof value === 'object' && value !== null && 'type' in value;
    return known && typeof value.type === 'string' ? (value as Down) : undefined;
  } catch {
    return undefined;
  }
}
