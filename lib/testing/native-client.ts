import { type Down, downSchema, PROTOCOL, type Up } from '@/lib/channels/protocol';
import { openSocket, type TestSocket } from './test-socket';
import { type TypedFrames, typedFrames } from './typed-frames';

/** A client of the native surface. */
export type NativeClient = TypedFrames<Down> & {
  socket: TestSocket['socket'];
  send(message: Up | object | string): void;
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
  return { socket, send, closed, close, ...typedFrames(socket, downSchema) };
}
