'use client';
import { createContext, useContext } from 'react';
import type { ReadDeps } from './channel-query';
import type { LecturaFeeds } from './lectura-feeds';

/** What the hooks share on one page. */
export type LivePage = ReadDeps & { feeds: LecturaFeeds; usuario_id: number };

export const LiveContext = createContext<LivePage | undefined>(undefined);

export function useLivePage(): LivePage {
  const page = useContext(LiveContext);
  if (!page) throw new Error('a live hook needs <LiveProvider> around it');
  return page;
}
