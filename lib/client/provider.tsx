'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { sendRequest } from './api';
import { browserDeps, onWake } from './browser-deps';
import { bridge } from './channel-bridge';
import { createLecturaFeeds } from './lectura-feeds';
import { createLiveClient } from './live-client';
import { LiveContext, type LivePage } from './live-context';
import { pageClock } from './server-clock';
import { createWsService, type WsService } from './ws-service';

declare global {
  interface Window {
    wsService?: WsService;
  }
}

/** Gives the pages below it their data: one cache, one socket, and `window.wsService`. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [{ page, queries }] = useState(createPage);
  useEffect(() => install(page, queries), [page, queries]);
  return (
    <QueryClientProvider client={queries}>
      <LiveContext value={page}>{children}</LiveContext>
    </QueryClientProvider>
  );
}

/** Opens nothing: it also runs on the server, and twice under strict mode. */
function createPage(): { page: LivePage; queries: QueryClient } {
  const live = createLiveClient(browserDeps, pageClock.now);
  const reads = { live, send: sendRequest, clock: pageClock };
  const feeds = createLecturaFeeds({ ...reads, timers: browserDeps });
  return { page: { ...reads, feeds }, queries: new QueryClient() };
}

function install(page: LivePage, queries: QueryClient): () => void {
  const service = createWsService(page.live);
  const stops = [
    bridge(page, queries),
    onWake(page.live.wake),
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
