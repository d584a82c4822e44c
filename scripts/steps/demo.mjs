import { setTimeout as delay } from 'node:timers/promises';
import { DEMO_CONSUMIDOR } from '../demo-accounts.mjs';

const READY_PATIENCE_MS = 120_000;
const FRAME_PATIENCE_MS = 60_000;
/** A reading younger than this is live; an older one is history being filled in. */
const LIVE_MS = 15_000;

/** Waits until the server says that it is ready. Rejects when it ends before that. */
export async function untilReady(url, server) {
  const limit = performance.now() + READY_PATIENCE_MS;
  while (performance.now() < limit) {
    if (server.code !== undefined)
      throw new Error(`El servidor terminó con ${server.code} antes de estar listo`);
    if (await isReady(url)) return;
    await delay(100);
  }
  throw new Error(`El servidor no está listo después de ${READY_PATIENCE_MS / 1_000} s`);
}

async function isReady(url) {
  try {
    const response = await fetch(`${url}/api/listo`, { signal: AbortSignal.timeout(5_000) });
    return (await response.json()).status === 'ready';
  } catch {
    return false;
  }
}

/** Signs in as the demo consumidor. */
export async function signIn(url) {
  const { email, password } = DEMO_CONSUMIDOR;
  const { access } = await json(`${url}/api/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { consumidor_id } = await json(`${url}/api/yo`, { headers: { authorization: `Bearer ${access}` } });
  return { access, consumidor_id };
}

async function json(address, init) {
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(10_000) });
  const body = await response.json();
  if (!response.ok)
    throw new Error(`${address}: ${response.status} ${body.title ?? ''} ${body.detail ?? ''}`.trim());
  return body;
}

/** Resolves when the channel pushes a reading measured just now, newer than the snapshot it opened with. */
export async function firstLiveFrame(url, { access, consumidor_id }) {
  // Only here: before the installation there is no such package.
  const { WebSocket } = await import('ws');
  const address = `${url.replace(/^http/, 'ws')}/ws/sensor_data/${consumidor_id}/?token=${access}`;
  const socket = new WebSocket(address);
  try {
    await new Promise((resolve, reject) => {
      let first;
      const late = () => reject(new Error(`Ningún cuadro en vivo en ${FRAME_PATIENCE_MS / 1_000} s`));
      setTimeout(late, FRAME_PATIENCE_MS).unref();
      socket.on('error', reject);
      socket.on('close', (code) => reject(new Error(`El canal en vivo se cerró con ${code}`)));
      socket.on('message', (frame) => {
        const newest = JSON.parse(frame.toString()).data[0];
        first ??= newest?.seq ?? 0;
        if (newest?.seq > first && Date.now() - Date.parse(newest.medido_at) < LIVE_MS) resolve();
      });
    });
  } finally {
    socket.terminate();
  }
}
