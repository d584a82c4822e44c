import type { Cancel, LiveDeps, RawSocket } from './live-deps';

export const PING_EVERY_MS = 20_000;
export const PONG_WITHIN_MS = 8_000;
/** From the start of the handshake to the first frame. */
export const FIRST_FRAME_WITHIN_MS = 10_000;

/** Not a code of the protocol: the peer stopped answering. */
const DEAD = 1006;

export type ConnectionOptions = {
  path: string;
  /** The `type`s of the frames of this channel; any other is ignored. */
  types: readonly string[];
  accepts(data: unknown): boolean;
  deps: LiveDeps;
  onOpen(): void;
  onFrame(data: unknown, type: string): void;
  onPong(rttMs: number): void;
  /** Once, and nothing after it. `retryAfterMs` is 0 unless the server asked for patience. */
  onOver(code: number, retryAfterMs: number): void;
};

/** One WebSocket from handshake to end, with its signs of life. */
export type Connection = {
  /** False when it is not open yet. */
  send(message: unknown): boolean;
  /** Asks for a sign of life now. */
  probe(): void;
  /** Ends it without `onOver`. */
  abandon(): void;
};

type State = {
  options: ConnectionOptions;
  raw: RawSocket | undefined;
  open: boolean;
  over: boolean;
  heard: boolean;
  pinged_at: number | undefined;
  retry_after_ms: number;
  cancelDeadline: Cancel;
  cancelPing: Cancel;
};

const nothing: Cancel = () => {};

export function openConnection(options: ConnectionOptions): Connection {
  const state: State = {
    options,
    raw: undefined,
    open: false,
    over: false,
    heard: false,
    pinged_at: undefined,
    retry_after_ms: 0,
    cancelDeadline: nothing,
    cancelPing: nothing,
  };
  state.raw = options.deps.connect(options.path, {
    onOpen: () => opened(state),
    onMessage: (text) => received(state, text),
    onClose: (code) => finish(state, code),
  });
  state.cancelDeadline = options.deps.after(FIRST_FRAME_WITHIN_MS, () => finish(state, DEAD));
  return {
    send: (message) => send(state, message),
    probe: () => {
      if (state.heard && state.pinged_at === undefined) ping(state);
    },
    abandon: () => release(state),
  };
}

function opened(state: State): void {
  if (state.over) return;
  state.open = true;
  state.options.onOpen();
}

function received(state: State, text: string): void {
  if (state.over) return;
  const message = parseMessage(text);
  if (!message) return;
  if (message.type === 'pong') pong(state);
  else if (message.type === 'error') state.retry_after_ms = retryAfter(message.problem);
  else if (state.options.types.includes(message.type) && state.options.accepts(message.data)) {
    frame(state, message.data, message.type);
  }
}

function frame(state: State, data: unknown, type: string): void {
  const first = !state.heard;
  state.heard = true;
  state.options.onFrame(data, type);
  if (!first || state.over) return;
  state.cancelDeadline();
  ping(state);
}

function ping(state: State): void {
  state.cancelPing();
  const { clock, after } = state.options.deps;
  state.pinged_at = clock.now().getTime();
  send(state, { type: 'ping' });
  state.cancelDeadline = after(PONG_WITHIN_MS, () => finish(state, DEAD));
  state.cancelPing = nothing;
}

function pong(state: State): void {
  if (state.pinged_at === undefined) return;
  const { clock, after } = state.options.deps;
  const rtt = clock.now().getTime() - state.pinged_at;
  state.pinged_at = undefined;
  state.cancelDeadline();
  state.cancelPing = after(PING_EVERY_MS, () => ping(state));
  state.options.onPong(rtt);
}

function send(state: State, message: unknown): boolean {
  if (!state.open || state.over) return false;
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

type Message = { type: string; data?: unknown; problem?: unknown };

function parseMessage(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const known = typeof value === 'object' && value !== null && 'type' in value;
    return known && typeof value.type === 'string' ? (value as Message) : undefined;
  } catch {
    return undefined;
  }
}

function retryAfter(problem: unknown): number {
  const asks = typeof problem === 'object' && problem !== null && 'retry_after_ms' in problem;
  return asks && typeof problem.retry_after_ms === 'number' ? Math.max(0, problem.retry_after_ms) : 0;
}
