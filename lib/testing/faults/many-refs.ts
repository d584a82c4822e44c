import WebSocket from 'ws';
import { type Down, PROTOCOL } from '@/lib/channels/protocol';
import { parseCursor } from '@/lib/domain/cursor';
import type { SensorRow } from '@/lib/domain/reads';
import { createWire, type Wire } from './wire';

/**
 * A client that has one stream under many refs, so that much is sent to it of little that is stored, and that can stop
 * reading. It comes back by cursor when it is closed.
 */
export type ManyRefs = {
  wire: Wire;
  /** Of each ref, the offsets that came, as they came. */
  seqs: ReadonlyMap<string, number[]>;
  closes: number[];
  isSubscribed(): boolean;
  stall(): void;
  unstall(): void;
  close(): void;
};

export function openManyRefs(url: string, access: string, consumidorId: number, count: number): ManyRefs {
  const wire = createWire();
  const refs = Array.from({ length: count }, (_, index) => `slow:${index}`);
  const seqs = new Map<string, number[]>(refs.map((ref) => [ref, []]));
  const cursors = new Map<string, string>();
  const closes: number[] = [];
  let socket: WebSocket;
  let done = false;

  const received = (frame: Down) => {
    if (frame.type === 'subscribed') cursors.set(frame.ref, frame.cursor);
    if (frame.type !== 'data') return;
    seqs.get(frame.ref)?.push(...(frame.data as SensorRow[]).map(({ seq }) => seq).reverse());
    const epoch = parseCursor(cursors.get(frame.ref) ?? '')?.epoch;
    cursors.set(frame.ref, `${epoch}:${frame.to}`);
  };
  const connect = () => {
    const tap = wire.tap();
    socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, [PROTOCOL, 'bearer', access]);
    socket.on('error', () => {});
    socket.on('open', () => {
      for (const ref of refs) {
        const place = { ref, channel: 'sensor_data', consumidor_id: consumidorId };
        socket.send(JSON.stringify({ type: 'subscribe', ...place, since: cursors.get(ref) }));
      }
    });
    socket.on('message', (raw) => {
      received(tap(String(raw)));
    });
    socket.on('close', (code) => {
      closes.push(code);
      if (!done) connect();
    });
  };
  connect();
  return {
    wire,
    seqs,
    closes,
    isSubscribed: () => cursors.size === count,
    stall: () => socket.pause(),
    unstall: () => socket.resume(),
    close: () => {
      done = true;
      socket.terminate();
    },
  };
}
