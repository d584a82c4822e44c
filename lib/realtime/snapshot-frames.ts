import type { Channel } from '@/lib/channels/registry';
import { shown } from '@/lib/channels/view';
import { parseCursor } from '@/lib/domain/cursor';
import { frameCache } from './frames';
import type { Loaded } from './snapshots';

/** The whole replaces what was before; its position counts everything it is made from. */
export function nativeFramer(cursor: string, data: unknown): Loaded['native'] {
  const offset = parseCursor(cursor)?.offset ?? 0;
  return frameCache((view, ref) =>
    JSON.stringify({ type: 'data', ref, from: offset, to: offset, data: shown(data, view) }),
  );
}

export function framer(channel: Channel, data: unknown): Loaded['frame'] {
  const frames = new Map<string, Buffer>();
  return (view, pushed = false) => {
    const type = (pushed && channel.pushType) || channel.type;
    const key = [type, ...view.hidden].join();
    const frame = frames.get(key) ?? Buffer.from(JSON.stringify({ type, data: shown(data, view) }));
    frames.set(key, frame);
    return frame;
  };
}
