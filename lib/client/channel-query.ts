import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ChannelData, ChannelName } from '@/lib/channels/registry';
import type { Problem } from '@/lib/domain/errors';
import type { Snapshot } from '@/lib/domain/snapshot';
import { problemNamed, problemOf, type SendRequest } from './api';
import { channelNamed } from './channels';
import type { LiveClient, LiveStatus } from './live-types';
import type { ServerClock } from './server-clock';
import { isBehind } from './stream-position';

/** What reading by REST needs. */
export type ReadDeps = { live: LiveClient; send: SendRequest; clock: ServerClock };

/** What is held of a channel. A failed poll keeps the data and adds the problem. `at` is server time. */
export type ChannelState<Data = unknown> = {
  data: Data | undefined;
  at: string | undefined;
  /** Of the answer that `data` came with; a frame has none. */
  etag: string | undefined;
  /** Where `data` stands. */
  cursor: string | undefined;
  problem: Problem | undefined;
};

/** Signed out: asked again now and then, since a sign-in in another tab cures it. */
const SIGNED_OUT_POLL_MS = 60_000;

export function channelKey(name: ChannelName, consumidorId: number) {
  return ['canal', name, consumidorId] as const;
}

export function channelPath(name: ChannelName, consumidorId: number): string {
  return `/api/dashboard/${name}?consumidor_id=${consumidorId}`;
}

export function stateOfSnapshot<Data>(snapshot: Snapshot<Data>, etag?: string): ChannelState<Data> {
  const { data, at, cursor } = snapshot;
  return { data, at, etag, cursor, problem: undefined };
}

const givenStates = new WeakMap<object, ChannelState<never>>();

/** Of a page's own value always the same one: what hydrates with it is not drawn twice. */
export function givenState<Data>(given: Snapshot<Data> | undefined): ChannelState<Data> | undefined {
  if (!given) return undefined;
  const known = givenStates.get(given) as ChannelState<Data> | undefined;
  const state = known ?? stateOfSnapshot(given);
  givenStates.set(given, state as ChannelState<never>);
  return state;
}

/** The socket does the work, or may in a moment: where it does not come, whoever waits for it is told. */
const isSocketsWork = ({ phase }: LiveStatus) => phase === 'live' || phase === 'pending';

/** False when the socket does the work or asking again is pointless. */
export function pollEvery(
  name: ChannelName,
  status: LiveStatus,
  problem: Problem | undefined,
): number | false {
  const code = status.problem ?? problem?.code;
  if (isSocketsWork(status) || isRefused(code)) return false;
  return code === 'unauthenticated' ? SIGNED_OUT_POLL_MS : channelNamed(name).pollMs;
}

/** A consumidor one may not see answers like one that does not exist; neither gets better by asking. */
export function isRefused(code: Problem['code'] | undefined): boolean {
  return code === 'not_allowed' || code === 'not_found';
}

/**
 * One poll. Never rejects for a failed request, so that the old data stays and no retry logic but the interval
 * is at work. An answer that was asked for before the newest frame arrived is dropped: it may be older; and so is one
 * that says of itself that it is.
 */
export async function pollChannel<N extends ChannelName>(
  deps: ReadDeps,
  name: N,
  consumidorId: number,
  held: () => ChannelState<ChannelData<N>> | undefined,
  signal?: AbortSignal,
): Promise<ChannelState<ChannelData<N>>> {
  const { live } = deps;
  const mark = live.mark(name, consumidorId);
  const before = held();
  const next = await readState(deps, name, consumidorId, before, signal);
  if (next.problem && isRefused(next.problem.code)) live.end(name, consumidorId);
  const now = held();
  if (now && (live.mark(name, consumidorId) !== mark || isBehind(next.cursor, now.cursor))) return now;
  if (next.cursor) live.reached(name, consumidorId, next.cursor);
  return next;
}

async function readState<N extends ChannelName>(
  { live, send, clock }: ReadDeps,
  name: N,
  consumidorId: number,
  held: ChannelState<ChannelData<N>> | undefined,
  signal: AbortSignal | undefined,
): Promise<ChannelState<ChannelData<N>>> {
  const sent = clock.local();
  try {
    const path = channelPath(name, consumidorId);
    const answer = await send<Snapshot<ChannelData<N>>>('GET', path, { etag: held?.etag, signal });
    live.revive(name, consumidorId);
    if (!answer.data) return { ...(held ?? NOTHING), at: isoNow(clock), problem: undefined };
    if (answer.data.type !== channelNamed(name).type) return failed(held, problemNamed('internal'));
    clock.heard(Date.parse(answer.data.at), sent, clock.local());
    return stateOfSnapshot(answer.data, answer.etag);
  } catch (error) {
    if (signal?.aborted) throw error;
    return failed(held, problemOf(error));
  }
}

const NOTHING: ChannelState<never> = {
  data: undefined,
  at: undefined,
  etag: undefined,
  cursor: undefined,
  problem: undefined,
};

/** Data that one may no longer see does not stay on screen. */
export function failed<Data>(held: ChannelState<Data> | undefined, problem: Problem): ChannelState<Data> {
  return { ...(held && !isRefused(problem.code) ? held : NOTHING), problem };
}

/** The query of a channel: always enabled, first from the page's own value, polling when no socket is live. */
export function channelOptions<N extends ChannelName>(
  deps: ReadDeps,
  queries: QueryClient,
  name: N,
  consumidorId: number,
  status: LiveStatus,
  initial?: Snapshot<ChannelData<N>>,
) {
  const queryKey = channelKey(name, consumidorId);
  const held = () => queries.getQueryData<ChannelState<ChannelData<N>>>(queryKey);
  return queryOptions<ChannelState<ChannelData<N>>>({
    queryKey,
    queryFn: ({ signal }) => pollChannel(deps, name, consumidorId, held, signal),
    initialData: givenState(initial),
    // Each frame would set a timer anew for when it is old.
    staleTime: isSocketsWork(status) ? Number.POSITIVE_INFINITY : channelNamed(name).pollMs,
    refetchInterval: (query) => pollEvery(name, status, query.state.data?.problem),
    refetchOnWindowFocus: status.problem === 'not_allowed' ? false : 'always',
    refetchOnReconnect: status.problem === 'not_allowed' ? false : 'always',
    retry: false,
    networkMode: 'always',
  });
}

/** Takes a page's first value when it is newer than what an earlier page left in the cache. */
export function adopt<N extends ChannelName>(
  queries: QueryClient,
  name: N,
  consumidorId: number,
  initial: Snapshot<ChannelData<N>>,
): void {
  const key = channelKey(name, consumidorId);
  const held = queries.getQueryData<ChannelState>(key);
  if (!held?.at || Date.parse(held.at) < Date.parse(initial.at)) {
    queries.setQueryData<ChannelState>(key, givenState(initial));
  }
}

export function isoNow(clock: ServerClock): string {
  return new Date(clock.now()).toISOString();
}
