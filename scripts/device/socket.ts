import WebSocket from 'ws';
import { PROBLEMS } from '@/lib/domain/errors';
import type { IngestVerdict } from '@/lib/domain/lecturas';
import type { DeviceDown } from '@/lib/realtime/device-protocol';
import { type PublicApi, RequestFailed } from './api';

const TIMEOUT_MS = 15_000;

/** `close` ends the sockets: the process would stay for them. */
export type DeviceSockets = { sendReadings: PublicApi['sendReadings']; close(): void };

type Line = { send(body: string): Promise<IngestVerdict>; isOpen(): boolean; close(): void };
type Settle = (answer: IngestVerdict | RequestFailed) => void;

/**
 * Sends readings over the socket of devices in place of POSTs: one socket a key, opened with the first batch and again
 * after it was lost. What had no answer by then fails, and whoever sends it again sends the same `n`.
 */
export function makeDeviceSockets(url: string, signal: AbortSignal): DeviceSockets {
  const address = `${url.replace(/^http/, 'ws')}/ws/dispositivo`;
  const lines = new Map<string, Line>();
  const close = () => {
    for (const line of lines.values()) line.close();
  };
  signal.addEventListener('abort', close, { once: true });
  return {
    sendReadings(clave, { body }) {
      const kept = lines.get(clave);
      const line = kept?.isOpen() ? kept : openLine(address, clave);
      lines.set(clave, line);
      return line.send(body);
    },
    close,
  };
}

function openLine(address: string, clave: string): Line {
  const headers = { authorization: `Bearer ${clave}` };
  const socket = new WebSocket(address, { headers, handshakeTimeout: TIMEOUT_MS, perMessageDeflate: false });
  const waiting: Settle[] = [];
  let draining = false;
  let fault: { status: number; detail: string } | undefined;
  const opened = new Promise<void>((resolve) => socket.once('open', resolve));
  socket.on('unexpected-response', (_request, { statusCode = 0 }) => {
    fault = { status: statusCode, detail: `${statusCode} en ${address}` };
    socket.terminate();
  });
  socket.on('error', ({ message }) => {
    fault ??= { status: 0, detail: message };
  });
  socket.on('close', (code) => {
    const { status, detail } = fault ?? lostWith(code);
    for (const settle of waiting.splice(0)) settle(new RequestFailed(status, detail));
  });
  socket.on('message', (raw) => {
    const message = JSON.parse(String(raw)) as DeviceDown;
    if (message.type === 'drain') draining = true;
    const answer = answerOf(message);
    // Every frame has one answer, and they keep the order of the frames.
    if (answer) waiting.shift()?.(answer);
  });
  return {
    send: (body) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => socket.terminate(), TIMEOUT_MS);
        waiting.push((answer) => {
          clearTimeout(late);
          if (answer instanceof RequestFailed) reject(answer);
          else resolve(answer);
        });
        void opened.then(() => socket.send(body, () => {}));
      }),
    isOpen: () => socket.readyState <= WebSocket.OPEN && !draining,
    close: () => socket.terminate(),
  };
}

function answerOf(message: DeviceDown): IngestVerdict | RequestFailed | undefined {
  if (message.type === 'acuse') {
    const { aceptadas, duplicadas, rechazadas, seq } = message;
    return { status: 'success', aceptadas, duplicadas, rechazadas, seq };
  }
  if (message.type !== 'error') return undefined;
  const { status, title, detail, retry_after_ms } = message.problem;
  const retry = retry_after_ms === undefined ? null : String(retry_after_ms / 1_000);
  return new RequestFailed(status, detail === undefined ? title : `${title}: ${detail}`, retry);
}

/** What a close code means, by the table of problems; one that is not there is a connection that was lost. */
function lostWith(code: number): { status: number; detail: string } {
  const problem = Object.values(PROBLEMS).find((one) => 'close' in one && one.close === code);
  return { status: problem?.status ?? 0, detail: problem?.title ?? `la conexión se cerró (${code})` };
}
