import type { RawSocket, RawSocketEvents } from './live-deps';
import { GONE } from './live-deps';
import type { TabDeps } from './tab-deps';
import type { TabLeader } from './tab-leader';

/** A socket of this tab. `over` is where it runs: our own leadership, another tab, or nowhere yet. */
export type TabLink = {
  n: number;
  events: RawSocketEvents;
  over: 'own' | 'other' | undefined;
  raw: RawSocket | undefined;
};

export type TabState = {
  deps: TabDeps;
  id: string;
  bus: ReturnType<TabDeps['channel']> | undefined;
  lead: TabLeader | undefined;
  /** Another tab. */
  leader: string | undefined;
  heard_at: number;
  leader_hidden_ms: number;
  taking: boolean;
  /** When this tab was of use last, to itself or to another. */
  used_at: number;
  links: Map<number, TabLink>;
  count: number;
  letGo(): void;
  cancelLook(): void;
};

export function newLink(state: TabState, events: RawSocketEvents): TabLink {
  state.count += 1;
  const link: TabLink = { n: state.count, events, over: undefined, raw: undefined };
  state.links.set(link.n, link);
  join(state, link);
  return link;
}

export function joinAll(state: TabState): void {
  for (const link of [...state.links.values()]) join(state, link);
}

/** Puts a socket where it can be had now, if anywhere. */
function join(state: TabState, link: TabLink): void {
  if (link.over) return;
  if (state.lead) {
    link.over = 'own';
    link.raw = state.lead.mux.attach(
      {
        onOpen: () => link.events.onOpen(),
        onMessage: (text) => link.events.onMessage(text),
        onClose: (code) => end(state, link, code),
      },
      true,
    );
  } else if (state.leader) {
    link.over = 'other';
    post(state, link, { kind: 'open' });
  }
}

export function sendOver(state: TabState, link: TabLink, text: string): void {
  if (link.over === 'own') link.raw?.send(text);
  else if (link.over === 'other') post(state, link, { kind: 'up', text });
}

export function leave(state: TabState, link: TabLink): void {
  if (!state.links.delete(link.n)) return;
  if (link.over === 'own') link.raw?.close();
  else if (link.over === 'other') post(state, link, { kind: 'close' });
}

export function end(state: TabState, link: TabLink, code: number): void {
  if (state.links.delete(link.n)) link.events.onClose(code);
}

/** Those over another tab are over with it. It is told, since it may live after all. */
export function leaveLeader(state: TabState): void {
  for (const link of [...state.links.values()]) {
    if (link.over !== 'other') continue;
    post(state, link, { kind: 'close' });
    end(state, link, GONE);
  }
  state.leader = undefined;
}

type Said = { kind: 'open' } | { kind: 'close' } | { kind: 'up'; text: string };

function post({ bus, id, leader }: TabState, { n }: TabLink, said: Said): void {
  if (leader) bus?.post({ ...said, from: id, to: leader, n });
}
