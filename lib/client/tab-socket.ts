import { GONE, nothing, type RawSocket, type RawSocketEvents } from './live-deps';
import type { TabDeps, TabMessage } from './tab-deps';
import { leadTabs } from './tab-leader';
import { end, joinAll, leave, leaveLeader, newLink, sendOver, type TabState } from './tab-links';

/** A leader that was not heard for so long is frozen or gone: what it brought is not live. */
export const SILENT_MS = 3_000;
/** While nobody looks, a browser lets timers run once a minute, the leader's as well. */
export const SILENT_HIDDEN_MS = 75_000;
/** A leader that nobody looked at for so long is relieved by a tab that is looked at, before its timers are slowed. */
export const HIDDEN_MS = 30_000;
const LOOK_EVERY_MS = 1_000;
/** Tabs that miss their leader do not all take over in the same moment. */
const TAKE_WITHIN_MS = 500;
const IDLE_MS = 30_000;

/**
 * One socket for all tabs of a person in a browser. The tab that holds the lock owns it; the others have theirs through
 * it. A tab whose leader goes or falls silent has its socket closed like one whose pong missed.
 */
export type TabSocket = {
  connect(events: RawSocketEvents): RawSocket;
  /** The page is looked at again: what nobody looked at may be long out of date. */
  look(): void;
  /** Lets go of everything; a later `connect` begins anew. */
  suspend(): void;
};

export function createTabSocket(deps: TabDeps): TabSocket {
  const state: TabState = {
    deps,
    id: deps.random().toString(36).slice(2),
    bus: undefined,
    lead: undefined,
    leader: undefined,
    heard_at: 0,
    leader_hidden_ms: 0,
    taking: false,
    used_at: 0,
    links: new Map(),
    count: 0,
    letGo: nothing,
    cancelLook: nothing,
  };
  return {
    connect: (events) => {
      start(state);
      const link = newLink(state, events);
      return { send: (text) => sendOver(state, link, text), close: () => leave(state, link) };
    },
    look: () => {
      if (state.bus) look(state);
    },
    suspend: () => suspend(state),
  };
}

function start(state: TabState): void {
  if (state.bus) return;
  state.used_at = now(state);
  state.heard_at = now(state);
  state.bus = state.deps.channel((message) => heard(state, message));
  state.cancelLook = state.deps.after(LOOK_EVERY_MS, () => look(state));
  queue(state, false);
  state.bus.post({ kind: 'who', from: state.id });
}

function queue(state: TabState, steal: boolean): void {
  state.letGo();
  state.letGo = state.deps.lock(steal, {
    granted: () => lead(state),
    lost: () => demote(state),
  });
}

function lead(state: TabState): void {
  if (!state.bus || state.lead) return;
  leaveLeader(state);
  state.lead = leadTabs(state.deps, state.id, (message) => state.bus?.post(message));
  joinAll(state);
}

/** Another tab took over because this one was silent: it may only now go on after having been frozen. */
function demote(state: TabState): void {
  state.lead?.stop();
  state.lead = undefined;
  state.heard_at = now(state);
  if (state.bus) queue(state, false);
}

function heard(state: TabState, message: TabMessage): void {
  if (state.lead) state.lead.heard(message);
  else if (message.kind === 'lead') follow(state, message);
  else if (message.kind !== 'who' && message.to === state.id && message.from === state.leader)
    told(state, message);
}

function follow(state: TabState, { from, hidden_ms }: Extract<TabMessage, { kind: 'lead' }>): void {
  if (state.leader !== from) leaveLeader(state);
  state.leader = from;
  state.leader_hidden_ms = hidden_ms;
  state.heard_at = now(state);
  joinAll(state);
  if (isRelieved(state)) takeOver(state);
}

function told(state: TabState, message: Exclude<TabMessage, { kind: 'lead' | 'who' }>): void {
  const link = state.links.get(message.n);
  if (link?.over !== 'other') return;
  state.heard_at = now(state);
  if (message.kind === 'opened') link.events.onOpen();
  else if (message.kind === 'down') link.events.onMessage(message.text);
  else if (message.kind === 'closed') end(state, link, message.code);
}

function look(state: TabState): void {
  state.cancelLook();
  state.cancelLook = state.deps.after(LOOK_EVERY_MS, () => look(state));
  const isUsed = state.links.size > 0 || (state.lead?.isUsed() ?? false);
  if (isUsed) state.used_at = now(state);
  else if (now(state) - state.used_at > IDLE_MS) {
    suspend(state);
    return;
  }
  if (state.lead || !isSilent(state)) return;
  leaveLeader(state);
  if (isUsed && !state.deps.isHidden()) takeOver(state);
}

function isSilent(state: TabState): boolean {
  return now(state) - state.heard_at > (state.deps.isHidden() ? SILENT_HIDDEN_MS : SILENT_MS);
}

function isRelieved({ leader_hidden_ms, links, deps }: TabState): boolean {
  return leader_hidden_ms >= HIDDEN_MS && links.size > 0 && !deps.isHidden();
}

function takeOver(state: TabState): void {
  if (state.taking) return;
  state.taking = true;
  state.deps.after(state.deps.random() * TAKE_WITHIN_MS, () => {
    state.taking = false;
    if (!state.bus || state.lead || !(isSilent(state) || isRelieved(state))) return;
    state.heard_at = now(state);
    queue(state, true);
  });
}

function suspend(state: TabState): void {
  for (const link of [...state.links.values()]) {
    leave(state, link);
    link.events.onClose(GONE);
  }
  state.lead?.stop();
  state.letGo();
  state.cancelLook();
  state.bus?.close();
  Object.assign(state, { lead: undefined, leader: undefined, bus: undefined, letGo: nothing });
}

function now({ deps }: TabState): number {
  return deps.clock.now().getTime();
}
