import { sendRequest } from '../api';
import { browserDeps } from '../browser-deps';
import { createOutbox, type Outbox, type OutboxNews } from './outbox';
import { browserStore } from './store';

/** The outbox of one account in this browser; nobody else's page reads it or sends it. */
export function browserOutbox(usuarioId: number): Outbox {
  const name = `latido-pendientes-${usuarioId}`;
  return createOutbox({
    store: browserStore(usuarioId),
    send: (method, path, options) => sendRequest(method, path, { ...options, usuarioId }),
    // Without locks two tabs may send the same: the server takes it once.
    alone: async (work) => {
      if ('locks' in navigator) await navigator.locks.request(name, work);
      else await work();
    },
    after: browserDeps.after,
    random: browserDeps.random,
    now: () => browserDeps.clock.now().getTime(),
    channel: (hear) => channelNamed(name, hear),
  });
}

function channelNamed(name: string, hear: (news: OutboxNews) => void) {
  if (!('BroadcastChannel' in window)) return { post: () => {}, close: () => {} };
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => hear(data));
  return { post: (news: OutboxNews) => channel.postMessage(news), close: () => channel.close() };
}
