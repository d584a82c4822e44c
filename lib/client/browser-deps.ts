import { PROTOCOL } from '@/lib/channels/protocol';
import { systemClock } from '@/lib/domain/clock';
import type { LiveDeps, RawSocket, RawSocketEvents } from './live-deps';
import { inTurn } from './own-task';
import { later } from './shared-timers';

/** Touches `window` only when it is used, so that a page can be rendered on the server. */
export const browserDeps: LiveDeps = {
  clock: systemClock,
  after: later,
  random: Math.random,
  connect: openSocket,
  isHidden: () => document.visibilityState === 'hidden',
};

function openSocket(events: RawSocketEvents): RawSocket {
  const { protocol, host } = window.location;
  const socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`, PROTOCOL);
  socket.addEventListener('open', () => events.onOpen());
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') events.onMessage(data);
  });
  socket.addEventListener('close', ({ code }) => events.onClose(code));
  return {
    send(text) {
      inTurn(() => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      });
    },
    close() {
      // Closing during the handshake makes browsers print an error that nobody can act on.
      if (socket.readyState === WebSocket.CONNECTING) socket.addEventListener('open', () => socket.close());
      else socket.close();
    },
  };
}

/** Calls when the network is back or the page is looked at again: the moments not to wait for a timer. */
export function onWake(wake: () => void): () => void {
  const visible = () => {
    if (document.visibilityState === 'visible') wake();
  };
  document.addEventListener('visibilitychange', visible);
  for (const name of WAKING) window.addEventListener(name, wake);
  return () => {
    document.removeEventListener('visibilitychange', visible);
    for (const name of WAKING) window.removeEventListener(name, wake);
  };
}

/** Calls when the page is left, for another or for good: it may be kept and shown again. */
export function onLeave(leave: () => void): () => void {
  window.addEventListener('pagehide', leave);
  return () => window.removeEventListener('pagehide', leave);
}

/** `offline` too: the open sockets are asked for a sign of life at once instead of within 20 s. */
const WAKING = ['online', 'offline', 'pageshow'] as const;
