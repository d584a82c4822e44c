'use client';
import { QueryClient, QueryClientProvider, timeoutManager } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { sendRequest } from './api';
import { browserDeps, onLeave, onWake } from './browser-deps';
import { browserSocket } from './browser-tabs';
import { bridge } from './channel-bridge';
import { createLecturaFeeds } from './lectura-feeds';
import { createLiveClient } from './live-client';
import { LiveContext, type LivePage } from './live-context';
import { pageClock } from './server-clock';
import { sharedTimeouts } from './shared-timers';
import { createWsService, type WsService } from './ws-service';

declare global {
  interface Window {
    wsService?: WsService;
  }
}

if (typeof window !== 'undefined') timeoutManager.setTimeoutProvider(sharedTimeouts);

type LiveProviderProps = { usuarioId: number; children: ReactNode };

/** Gives the pages below it their data: one cache, one socket, and `window.wsService`. */
export function LiveProvider({ usuarioId, children }: LiveProviderProps) {
  const [made] = useState(() => createPage(usuarioId));
  const { page, queries } = made;
  useEffect(() => install(made), [made]);
  return (
    <QueryClientProvider client={queries}>
      <LiveContext value={page}>{children}</LiveContext>
    </QueryClientProvider>
  );
}

type Made = { page: LivePage; queries: QueryClient; socket: ReturnType<typeof browserSocket> };

/** Opens nothing: it also runs on the server, and twice under strict mode. */
function createPage(usuarioId: number): Made {
  const socket = browserSocket(usuarioId);
  const live = createLiveClient({ ...browserDeps, connect: socket.connect }, pageClock.now);
  const reads = { live, send: sendRequest, clock: pageClock };
  const feeds = createLecturaFeeds({ ...reads, timers: browserDeps });
  return { page: { ...reads, feeds, usuario_id: usuarioId }, queries: new QueryClient(), socket };
}

function install({ page, queries, socket }: Made): () => void {
  const service = createWsService(page.live);
  const stops = [
    bridge(page, queries),
    onWake(() => {
      socket.look();
      page.live.wake();
    }),
    onLeave(socket.suspend),
    service.close,
    () => {
      if (window.wsService === service) window.wsService = undefined;
    },
  ];
  window.wsService = service;
  return () => {
    for (const stop of stops) stop();
  };
}
