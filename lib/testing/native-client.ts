import { type Down, type DownOf, downSchema, PROTOCOL, type Up } from '@/lib/channels/protocol';
import { openSocket, type TestSocket } from './test-socket';

/** A client of the native surface. Every frame is checked against the shared schema. */
export type NativeClient = {
  socket: TestSocket['socket'];
  /** All that came, in order. */
  frames: Down[];
  send(message: Up | object | string): void;
  /** The first frame of a type that fits and was not yet given. */
  take<Type extends Down['type']>(type: Type, fits?: (frame: DownOf<Type>) => boolean): Promise<DownOf<Type>>;
  closed: Promise<number>;
  close(): void;
};

export function openNative(url: string, token?: string, headers?: Record<string, string>): NativeClient {
  const protocols = token === undefined ? [PROTOCOL] : [PROTOCOL, 'bearer', token];
  const { socket, closed, send: sendNow, close } = openSocket(url, { protocols, headers });
  const send = (message: Up | object | string) => {
    if (socket.readyState === socket.CONNECTING) socket.once('open', () => sendNow(message));
    else sendNow(message);
  };
  const frames: Down[] = [];
  const taken = new Set<Down>();
  const waiting = new Set<() => void>();
  socket.on('message', (raw) => {
    frames.push(downSchema.parse(JSON.parse(String(raw))));
    for (const look of waiting) look();
  });
  const take: NativeClient['take'] = (type, fits = () => true) =>
    new Promise((resolve) => {
      const look = () => {
        const found = frames.find(
          (frame) => frame.type === type && !taken.has(frame) && fits(frame as never),
        );
        if (!found) return;
        taken.add(found);
        waiting.delete(look);
        resolve(found as never);
      };
      waiting.add(look);
      look();
    });
  return { socket, frames, send, take, closed, close };
}
