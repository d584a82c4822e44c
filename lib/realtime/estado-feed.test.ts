import { expect, test } from 'vitest';
import { createEstadoFeed } from './estado-feed';
import type { Hub } from './hub';
import type { Pipe } from './pipes';
import type { Loaded, Snapshots } from './snapshots';

const loaded = (estado: string) => ({ key: estado, data: { estado, edad_ms: 0 } }) as unknown as Loaded;

test('what a full pipe could not take is told when it has room: the newest, once', async () => {
  const sent: string[] = [];
  let full = false;
  let listener: (loaded: Loaded) => void = () => {};
  const pipe = {
    isFull: () => full,
    send: (frame: Buffer) => void sent.push(/"estado":"(\w+)"/.exec(String(frame))?.[1] ?? ''),
  } as unknown as Pipe;
  const hub = {
    listen: (_channel: unknown, _id: number, listen: typeof listener) => {
      listener = listen;
      return { began: () => {}, stop: () => {} };
    },
  } as unknown as Hub;
  const snapshots = { current: async () => loaded('en_vivo') } as unknown as Snapshots;

  const feed = createEstadoFeed({ hub, snapshots }, pipe);
  feed.take(22);
  await expect.poll(() => sent).toEqual(['en_vivo']);
  full = true;
  listener(loaded('demorado'));
  listener(loaded('perdido'));
  feed.drained();
  expect(sent).toEqual(['en_vivo']);
  full = false;
  feed.drained();
  feed.drained();
  expect(sent).toEqual(['en_vivo', 'perdido']);
});
