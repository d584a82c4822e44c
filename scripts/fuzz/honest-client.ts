import WebSocket from 'ws';
import { serveCommands } from '@/bench/child';
import { PROTOCOL } from '@/lib/channels/protocol';
import { type Account, createSearch, SECRET_RATE, SECRET_TEXT } from './world';

/** Times in ms. `silent`: readings of which no frame came. `faults`: what it was told that it should not have been. */
export type Service = {
  answered: number[];
  framed: number[];
  read: number[];
  silent: number;
  faults: string[];
  /** Whether what is looked for in the bytes of the attackers was found in its own. */
  found: boolean;
};

const EVERY_MS = 40;
const PATIENCE_MS = 5_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A person whose device sends, and whose page looks, all the while. In a process of its own, to be timed by itself. */
const url = process.env.LATIDO_URL ?? '';
const { access, clave, consumidor_id } = JSON.parse(process.env.LATIDO_ACCOUNT ?? '{}') as Account;
const search = createSearch();
let service = fresh();
let going = true;
let offset = 0;
let reached = (_offset: number): void => {};

function fresh(): Service {
  return { answered: [], framed: [], read: [], silent: 0, faults: [], found: false };
}

async function request<T>(path: string, token: string, body?: unknown): Promise<T | undefined> {
  const method = body === undefined ? 'GET' : 'POST';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${url}${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
    if (!answer.ok) service.faults.push(`${method} ${path}: ${answer.status}`);
    return (await answer.json()) as T;
  } catch (error) {
    service.faults.push(`${method} ${path}: ${String(error)}`);
    return undefined;
  }
}

const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, [PROTOCOL, 'bearer', access]);
socket.on('open', () => {
  for (const channel of ['sensor_data', 'heart_rate_stats', 'desires_tracking'])
    socket.send(JSON.stringify({ type: 'subscribe', ref: channel, channel, consumidor_id }));
});
socket.on('error', (error) => service.faults.push(String(error)));
socket.on('close', (code) => going && service.faults.push(`its socket was closed with ${code}`));
socket.on('message', (raw: Buffer) => {
  service.found ||= search(raw) !== undefined;
  const { type, ref, to } = JSON.parse(String(raw)) as { type: string; ref?: string; to?: number };
  if (type === 'error' || type === 'gap') service.faults.push(String(raw));
  if (type !== 'data' || ref !== 'sensor_data' || to === undefined) return;
  offset = to;
  reached(to);
});

async function sendOne(n: number): Promise<void> {
  const began = performance.now();
  const answer = await request<{ seq: number }>('/api/lecturas', clave, { n, heart_rate: SECRET_RATE });
  if (!answer) return;
  service.answered.push(performance.now() - began);
  const isFramed = await framed(answer.seq);
  if (isFramed) service.framed.push(performance.now() - began);
  else service.silent += 1;
}

function framed(seq: number): Promise<boolean> {
  if (offset >= seq) return Promise.resolve(true);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), PATIENCE_MS);
    reached = (to) => {
      if (to < seq) return;
      clearTimeout(late);
      resolve(true);
    };
  });
}

async function readOne(): Promise<void> {
  const began = performance.now();
  await request(`/api/dashboard/heart_rate_stats?consumidor_id=${consumidor_id}`, access);
  service.read.push(performance.now() - began);
}

async function live(): Promise<void> {
  for (let n = 1; going; n += 1) {
    await sendOne(n);
    if (n % 5 === 0) await readOne();
    if (n % 50 === 1) await request('/api/deseos', access, { tipo: 'sustancia', nota: SECRET_TEXT });
    await pause(EVERY_MS);
  }
}
const living = live();

serveCommands({
  port: () => 0,
  /** Since it was asked last. */
  service: () => {
    const past = service;
    service = fresh();
    return past;
  },
  end: async () => {
    going = false;
    await living;
    socket.terminate();
  },
});
