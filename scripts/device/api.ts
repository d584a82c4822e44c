import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Fuente, IngestVerdict } from '@/lib/domain/lecturas';
import type { Batch } from './batches';

const compress = promisify(gzip);
const TIMEOUT_MS = 15_000;
/** Below this size compressing costs more than it saves. */
const GZIP_FROM_BYTES = 8 * 1024;

/** `status` 0: no answer at all. `retry_after` is the header as it came. */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly retry_after: string | null = null,
  ) {
    super(detail);
  }

  /** The same request may succeed later. */
  get transient(): boolean {
    return [0, 408, 425, 429].includes(this.status) || this.status >= 500;
  }
}

/** What a device and its owner may ask, over the public API only. Every call throws RequestFailed. */
export type PublicApi = {
  token(email: string, password: string): Promise<string>;
  pair(
    access: string,
    device: { nombre: string; cadencia_ms: number },
  ): Promise<{ clave: string; consumidor_id: number }>;
  /** ms since 1970 of the newest reading the server has of that person, or null. */
  newestReading(access: string, consumidorId: number): Promise<number | null>;
  sendReadings(clave: string, batch: Batch): Promise<IngestVerdict>;
};

/** Requests to one server: JSON both ways, `bearer` a token or a device's key. They throw RequestFailed. */
export type Caller = {
  get<T>(path: string, bearer: string): Promise<T>;
  post<T>(path: string, body: unknown, bearer?: string): Promise<T>;
  send<T>(path: string, init: RequestInit): Promise<T>;
};

export function makeCaller(url: string, signal: AbortSignal): Caller {
  const send = <T>(path: string, init: RequestInit) => request<T>(url + path, init, signal);
  return {
    send,
    get: (path, bearer) => send(path, { headers: headers(bearer) }),
    post: (path, body, bearer) =>
      send(path, { method: 'POST', headers: headers(bearer), body: JSON.stringify(body) }),
  };
}

/** A tool's devices are all of one fuente, given at pairing and kept for ever; none may pass for a sensor. */
export function makePublicApi({ get, post, send }: Caller, fuente: Exclude<Fuente, 'sensor'>): PublicApi {
  return {
    async token(email, password) {
      return (await post<{ access: string }>('/api/token', { email, password })).access;
    },
    async pair(access, device) {
      const { codigo } = await post<{ codigo: string }>('/api/dispositivos/codigo', {}, access);
      return post('/api/dispositivos/emparejar', { codigo, tipo: 'pulsera', fuente, ...device });
    },
    async newestReading(access, consumidorId) {
      const path = `/api/dashboard/sensor_data?consumidor_id=${consumidorId}&limit=1`;
      const { data } = await get<{ data: { medido_at: string }[] }>(path, access);
      return data[0] === undefined ? null : Date.parse(data[0].medido_at);
    },
    async sendReadings(clave, batch) {
      const zip = batch.body.length >= GZIP_FROM_BYTES;
      return send<IngestVerdict>('/api/lecturas', {
        method: 'POST',
        headers: { ...headers(clave), ...(zip ? { 'content-encoding': 'gzip' } : {}) },
        body: zip ? new Uint8Array(await compress(batch.body)) : batch.body,
      });
    },
  };
}

function headers(bearer?: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
}

async function request<T>(url: string, init: RequestInit, signal: AbortSignal): Promise<T> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      ...init,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    text = await response.text();
  } catch (error) {
    throw new RequestFailed(0, reasonOf(error));
  }
  const body = asJson(text);
  if (!response.ok || body === undefined) {
    const status = response.ok ? 502 : response.status;
    throw new RequestFailed(
      status,
      detailOf(body) ?? `${response.status} en ${url}`,
      response.headers.get('retry-after'),
    );
  }
  return body as T;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function detailOf(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null) return undefined;
  const { title, detail } = problem as { title?: unknown; detail?: unknown };
  return [title, detail].filter((part) => typeof part === 'string').join(': ') || undefined;
}

/** fetch says only "fetch failed"; what went wrong is in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
