import { once } from 'node:events';
import net from 'node:net';

export type FrameSocket = { send(text: string): void; close(): void };

const HANDSHAKE = [
  'Host: 127.0.0.1',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: bGF0aWRvIGJlbmNobWFyaw==',
].join('\r\n');
const TEXT_FRAME = 0x81;
const PING_FRAME = 0x89;
/** An empty pong under a mask of zeros: pings of the server are empty too. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

/** A WebSocket reader that finds the ends of text frames and little else, so that 1,000 of them cost little. */
export async function openFrames(
  port: number,
  route: string,
  onFrame: (payload: Buffer) => void,
  protocol?: string,
): Promise<FrameSocket> {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let buffered: Buffer = Buffer.alloc(0);
  let upgraded = false;
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a socket')));
    socket.on('data', (chunk: Buffer) => {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
      if (!upgraded) {
        const end = buffered.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (buffered.toString('latin1', 9, 12) !== '101')
          reject(new Error(buffered.toString('latin1', 0, end)));
        buffered = buffered.subarray(end + 4);
        upgraded = true;
        resolve();
      }
      buffered = takeFrames(buffered, onFrame, () => socket.write(PONG));
    });
  });
  const offered = protocol ? `Sec-WebSocket-Protocol: ${protocol}\r\n` : '';
  socket.write(`GET ${route} HTTP/1.1\r\n${HANDSHAKE}\r\n${offered}\r\n`);
  await opened;
  return { send: (text) => socket.write(maskedFrame(text)), close: () => socket.destroy() };
}

/** A short text frame of a client, under a mask of zeros. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const long = payload.length > 125;
  const header = Buffer.alloc(long ? 8 : 6);
  header[0] = TEXT_FRAME;
  header[1] = 0x80 | (long ? 126 : payload.length);
  if (long) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

/** So many sockets, `opening` at a time. */
export async function openAll(
  count: number,
  opening: number,
  open: (index: number) => Promise<FrameSocket>,
): Promise<FrameSocket[]> {
  const sockets: FrameSocket[] = [];
  let next = 0;
  const openOn = async () => {
    while (next < count) sockets.push(await open(next++));
  };
  await Promise.all(Array.from({ length: opening }, openOn));
  return sockets;
}

const DATA = '{"type":"data"';

/** How many items a frame of ours brings; 0 when it is none of a stream. */
export function itemsOf(payload: Buffer): number {
  const head = payload.toString('latin1', 0, 120);
  const [, from, to] = (head.startsWith(DATA) && /"from":(\d+),"to":(\d+)/.exec(head)) || [];
  return from === undefined ? 0 : Number(to) - Number(from) + 1;
}

/** A reader of `sensor_data`, once it is subscribed. */
export function openReader(
  port: number,
  token: string | undefined,
  consumidorId: number | null,
  onFrame: (payload: Buffer) => void,
): Promise<FrameSocket> {
  const subscribe = { type: 'subscribe', ref: 'x', channel: 'sensor_data', consumidor_id: consumidorId };
  return openNative(port, token, 'subscribed', onFrame, subscribe);
}

/** A socket of the native surface, once it was told a message of `type`; `first` is what it says when it is open. */
export async function openNative(
  port: number,
  token: string | undefined,
  type: 'welcome' | 'subscribed',
  onFrame: (payload: Buffer) => void,
  first?: object,
): Promise<FrameSocket> {
  const head = `{"type":"${type}"`;
  let told = (): void => {};
  const ready = new Promise<void>((resolve) => {
    told = resolve;
  });
  const take = (payload: Buffer) =>
    payload.toString('latin1', 0, head.length) === head ? told() : onFrame(payload);
  const socket = await openFrames(port, '/ws', take, `latido.v1, bearer, ${token}`);
  if (first) socket.send(JSON.stringify(first));
  await ready;
  return socket;
}

/** Gives each whole text frame to `onFrame`, answers pings, returns what is left. */
function takeFrames(bytes: Buffer, onFrame: (payload: Buffer) => void, pong: () => void): Buffer {
  let at = 0;
  while (bytes.length - at >= 2) {
    const short = bytes.readUInt8(at + 1) & 0x7f;
    const lengthBytes = [0, 2, 8][Math.max(0, short - 125)] ?? 0;
    const start = at + 2 + lengthBytes;
    if (bytes.length < start) break;
    const long = lengthBytes === 2 ? bytes.readUInt16BE(at + 2) : short;
    const length = lengthBytes === 8 ? Number(bytes.readBigUInt64BE(at + 2)) : long;
    if (bytes.length < start + length) break;
    if (bytes.readUInt8(at) === TEXT_FRAME) onFrame(bytes.subarray(start, start + length));
    if (bytes.readUInt8(at) === PING_FRAME) pong();
    at = start + length;
  }
  return at === 0 ? bytes : bytes.subarray(at);
}
