import net from 'node:net';
import type { Attack } from './attacks';
import { createSearch } from './world';

/** What an attack sent and got, until it ended. */
export type Played = { sent: number; received: number; opened: boolean };

/** `staying`: sockets that are left open. `leaked`: told of what of the victim came to an attacker. */
export type Stage = { port: number; staying: Set<net.Socket>; leaked(secret: string, attack: Attack): void };

const QUIET_MS = 15;
const CONNECT_MS = 5_000;

/** Plays an attack to its end. */
export async function play(attack: Attack, { port, staying, leaked }: Stage): Promise<Played> {
  const played: Played = { sent: 0, received: 0, opened: false };
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
  const search = createSearch();
  let heard = (): void => {};
  socket.on('data', (chunk: Buffer) => {
    if (played.received === 0) played.opened = chunk.toString('latin1', 9, 12) === '101';
    played.received += chunk.length;
    const secret = search(chunk);
    if (secret) leaked(secret, attack);
    heard();
  });
  socket.on('error', () => {});
  socket.on('close', () => heard());
  const answer = (within: number) =>
    new Promise<void>((resolve) => {
      const late = setTimeout(resolve, within);
      heard = () => {
        clearTimeout(late);
        resolve();
      };
    });
  await connected(socket);
  if (attack.deaf) socket.pause();
  for (const { bytes, counts, wait } of attack.pieces) {
    if (!socket.writable || socket.readableEnded) break;
    socket.write(bytes);
    played.sent += counts;
    if (wait > 0) await answer(wait);
  }
  await end(attack, socket, staying, () => answer(QUIET_MS));
  return played;
}

async function connected(socket: net.Socket): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the server does not take connections')), CONNECT_MS);
    socket.once('connect', () => {
      clearTimeout(late);
      resolve();
    });
    socket.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
  });
}

async function end(
  { end, deaf }: Attack,
  socket: net.Socket,
  staying: Set<net.Socket>,
  quiet: () => Promise<void>,
): Promise<void> {
  if (end === 'stay') {
    staying.add(socket);
    socket.once('close', () => staying.delete(socket));
    return;
  }
  if (end === 'reset') {
    socket.resetAndDestroy();
    return;
  }
  if (end === 'half') socket.end();
  if (!deaf) await quiet();
  socket.destroy();
}
