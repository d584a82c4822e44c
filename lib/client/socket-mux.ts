import { PONG_WITHIN_MS, type Up } from '@/lib/channels/protocol';
import { type Cancel, GONE, type LiveDeps, nothing, type RawSocket, type RawSocketEvents } from './live-deps';

/** Several users of one socket, each as if it were its own. It is open while there is one. */
export type SocketMux = {
  /** `own`: the first place, whose refs stay as they are. There is one at a time. */
  attach(events: RawSocketEvents, own: boolean): RawSocket;
  /** Ends the socket, and with it everybody's. */
  drop(): void;
};

type Subscription = { member: number; ref: string; consumidorId: number };

type State = {
  deps: Pick<LiveDeps, 'connect' | 'after'>;
  raw: RawSocket | undefined;
  open: boolean;
  members: Map<number, RawSocketEvents>;
  attached: number;
  /** By the ref on the wire. */
  subscriptions: Map<string, Subscription>;
  /** What was said last of each consumidor: the server tells it with the first subscription of a socket only. */
  estados: Map<number, string>;
  /** Who waits for a pong: they come in the order of the pings. */
  pings: number[];
  cancelDeadline: Cancel;
};

const OWN = 0;
export function createSocketMux(deps: Pick<LiveDeps, 'connect' | 'after'>): SocketMux {
  const state: State = {
    deps,
    raw: undefined,
    open: false,
    members: new Map(),
    attached: 0,
    subscriptions: new Map(),
    estados: new Map(),
    pings: [],
    cancelDeadline: nothing,
  };
  return {
    attach: (events, own) => attach(state, events, own),
    drop: () => end(state, GONE),
  };
}

function attach(state: State, events: RawSocketEvents, own: boolean): RawSocket {
  if (!own) state.attached += 1;
  const member = own ? OWN : state.attached;
  state.members.set(member, events);
  const isHere = () => state.members.get(member) === events;
  if (!state.raw) connect(state);
  else if (state.open) {
    state.deps.after(0, () => {
      if (isHere() && state.open) events.onOpen();
    });
  }
  return {
    send: (text) => {
      if (isHere()) send(state, member, JSON.parse(text) as Up);
    },
    close: () => {
      if (isHere()) detach(state, member);
    },
  };
}

function connect(state: State): void {
  const isNow = () => state.raw === raw;
  const events: RawSocketEvents = {
    onOpen: () => {
      if (!isNow()) return;
      state.open = true;
      for (const each of [...state.members.values()]) each.onOpen();
    },
    onMessage: (text) => {
      if (isNow()) received(state, text);
    },
    onClose: (code) => {
      if (isNow()) end(state, code);
    },
  };
  let raw: RawSocket | undefined;
  try {
    raw = state.deps.connect(events);
    state.raw = raw;
  } catch {
    // A browser may refuse to make the socket at all, e.g. behind a content policy.
    state.deps.after(0, () => end(state, GONE));
  }
}

function send(state: State, member: number, message: Up): void {
  if (!state.open) return;
  if (message.type === 'ping') awaitPong(state, member);
  if (!('ref' in message)) {
    state.raw?.send(JSON.stringify(message));
    return;
  }
  const ref = member === OWN ? message.ref : `${message.ref}:${member}`;
  if (message.type === 'subscribe') {
    state.subscriptions.set(ref, { member, ref: message.ref, consumidorId: message.consumidor_id });
  } else forget(state, ref);
  state.raw?.send(JSON.stringify({ ...message, ref }));
}

/** All share the fate of the socket: who came back to a dead one would take it for live until its own pong misses. */
function awaitPong(state: State, member: number): void {
  state.pings.push(member);
  if (state.pings.length === 1) {
    state.cancelDeadline = state.deps.after(PONG_WITHIN_MS, () => end(state, GONE));
  }
}

function ponged(state: State, text: string): void {
  const member = state.pings.shift();
  state.cancelDeadline();
  state.cancelDeadline =
    state.pings.length === 0 ? nothing : state.deps.after(PONG_WITHIN_MS, () => end(state, GONE));
  if (member !== undefined) state.members.get(member)?.onMessage(text);
}

/** The server writes `type` and `ref` first, so that a frame need not be read to know whose it is. */
const HEAD = /^\{"type":"(\w+)"(?:,"ref":"([\w:-]+)")?/;
const WHOSE = /^\{"type":"estado","consumidor_id":(\d+)/;

function received(state: State, text: string): void {
  const [, type, ref] = HEAD.exec(text) ?? [];
  if (type === 'pong') ponged(state, text);
  else if (ref !== undefined) deliver(state, text, type, ref);
  else {
    const consumidorId = WHOSE.exec(text)?.[1];
    if (consumidorId !== undefined) state.estados.set(Number(consumidorId), text);
    for (const events of [...state.members.values()]) events.onMessage(text);
  }
}

function deliver(state: State, text: string, type: string | undefined, ref: string): void {
  const subscription = state.subscriptions.get(ref);
  const events = subscription && state.members.get(subscription.member);
  if (!events) return;
  if (type === 'revoked' || type === 'error') forget(state, ref);
  events.onMessage(text.replace(`"ref":"${ref}"`, `"ref":"${subscription.ref}"`));
  const said = type === 'subscribed' && state.estados.get(subscription.consumidorId);
  if (said) events.onMessage(said);
}

function forget(state: State, ref: string): void {
  const known = state.subscriptions.get(ref);
  state.subscriptions.delete(ref);
  const others = [...state.subscriptions.values()];
  if (known && others.every(({ consumidorId }) => consumidorId !== known.consumidorId)) {
    state.estados.delete(known.consumidorId);
  }
}

function detach(state: State, member: number): void {
  state.members.delete(member);
  if (state.members.size === 0) {
    end(state, GONE);
    return;
  }
  for (const [ref, subscription] of [...state.subscriptions]) {
    if (subscription.member !== member) continue;
    forget(state, ref);
    state.raw?.send(JSON.stringify({ type: 'unsubscribe', ref } satisfies Up));
  }
}

function end(state: State, code: number): void {
  const { raw } = state;
  const members = [...state.members.values()];
  state.cancelDeadline();
  Object.assign(state, { raw: undefined, open: false, pings: [] });
  state.members.clear();
  state.subscriptions.clear();
  state.estados.clear();
  raw?.close();
  for (const events of members) events.onClose(code);
}
