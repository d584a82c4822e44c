import type { QueryClient } from '@tanstack/react-query';
import { formatCursor, parseCursor } from '@/lib/domain/cursor';
import { problemNamed } from './api';
import { type ChannelState, channelKey, failed, isoNow, type ReadDeps } from './channel-query';
import type { LiveFrame } from './live-types';
import type { ServerClock } from './server-clock';
import { withItems } from './stream-items';

type BridgeDeps = Pick<ReadDeps, 'live' | 'clock'>;

/** Joins the socket to the cache: frames are written, and a channel that fell silent makes its query poll at once. */
export function bridge({ live, clock }: BridgeDeps, queries: QueryClient): () => void {
  const readAgain = (key: ReturnType<typeof channelKey>) =>
    void queries.refetchQueries({ queryKey: key, exact: true, type: 'active' });
  const stopFrames = live.onFrame((frame) => {
    const key = channelKey(frame.channel, frame.consumidorId);
    if (!queries.getQueryState(key)) return;
    const next = stateAfter(queries.getQueryData<ChannelState>(key), frame, clock);
    if (next) queries.setQueryData<ChannelState>(key, next);
    else readAgain(key);
  });
  const stopStatus = live.onStatus(({ channel, consumidorId, status, before }) => {
    const key = channelKey(channel, consumidorId);
    if (status.phase === before.phase || !queries.getQueryState(key)) return;
    if (status.phase === 'down') readAgain(key);
    if (status.phase === 'ended' && status.problem) {
      const problem = problemNamed(status.problem);
      queries.setQueryData<ChannelState>(key, (held) => failed(held, problem));
    }
  });
  return () => {
    stopFrames();
    stopStatus();
  };
}

/** Undefined when the frame does not follow from what is held. */
function stateAfter(
  held: ChannelState | undefined,
  frame: LiveFrame,
  clock: ServerClock,
): ChannelState | undefined {
  const fresh = { at: isoNow(clock), etag: undefined, problem: undefined };
  if (frame.kind === 'whole') {
    return { ...fresh, data: frame.data, at: frame.at ?? fresh.at, cursor: frame.cursor };
  }
  const { channel, epoch, from, to } = frame;
  const stands = parseCursor(held?.cursor ?? '');
  if (stands?.epoch !== epoch || stands.offset < from - 1) return undefined;
  if (stands.offset >= to) return held;
  const data = withItems(channel, held?.data, frame.data);
  return data && { ...fresh, data, cursor: formatCursor({ epoch, offset: to }) };
}
