import WebSocket from 'ws';
import { PROTOCOL } from '@/lib/channels/protocol';
import { systemClock } from '@/lib/domain/clock';
import type { LiveDeps } from './live-deps';

export type Network = LiveDeps & { cut: boolean; sockets: Set<WebSocket>; opened: number };

/** For tests: the client's network as the real one, which can be cut. */
export function createNetwork(wsUrl: string, token: string): Network {
  const network: Network = {
    cut: false,
    sockets: new Set(),
    opened: 0,
    clock: systemClock,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: () => 0,
    isHidden: () => false,
    connect: (events) => {
      network.opened += 1;
      const url = network.cut ? 'ws://127.0.0.1:1/' : `${wsUrl}/ws`;
      const socket = new WebSocket(url, [PROTOCOL, 'bearer', token]);
      network.sockets.add(socket);
      socket.on('error', () => {});
      socket.on('open', events.onOpen);
      socket.on('message', (data) => events.onMessage(String(data)));
      socket.on('close', (code) => {
        network.sockets.delete(socket);
        events.onClose(code);
      });
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: () => socket.close(),
      };
    },
  };
  return network;
}

export function cut(network: Network, off: boolean): void {
  network.cut = off;
  for (const socket of network.sockets) socket.terminate();
}
