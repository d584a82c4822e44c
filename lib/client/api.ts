import { LatidoError, PROBLEMS, type Problem, type ProblemCode, toProblem } from '@/lib/domain/errors';
import { problemTitle } from '@/lib/i18n/problem-titles';
import { inTurn } from './own-task';
import { pageIdioma } from './page-idioma';
import { later } from './shared-timers';

/** A request that hangs is as good as failed: polling must be able to try again. */
const TIMEOUT_MS = 10_000;

export class ApiError extends Error {
  readonly api = true;

  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && 'api' in error && 'problem' in error;
}

/** The problem to show for whatever was thrown. */
export function problemOf(error: unknown): Problem {
  return isApiError(error) ? error.problem : problemNamed('internal');
}

/** One that is made here, in the language of the page. */
export function problemNamed(code: ProblemCode): Problem {
  return { ...toProblem(new LatidoError(code)), title: problemTitle(code, pageIdioma()) };
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type RequestOptions = {
  body?: unknown;
  etag?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** The account that it is for: refused when another one is signed in. */
  usuarioId?: number;
};

/** `data` is undefined for 204 and 304. */
export type Answer<T> = { status: number; data: T | undefined; etag: string | undefined };

export type SendRequest = <T>(method: Method, path: string, options?: RequestOptions) => Promise<Answer<T>>;

/**
 * One request to the own origin with the session cookie. Throws `ApiError`; only the caller's own abort is
 * thrown as it is.
 */
export const sendRequest: SendRequest = async <T>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T>> => {
  const response = await (method === 'GET'
    ? new Promise<Response>((resolve) => inTurn(() => resolve(reach(method, path, options))))
    : reach(method, path, options));
  const etag = response.headers.get('etag') ?? undefined;
  if (response.status === 204 || response.status === 304) {
    return { status: response.status, data: undefined, etag };
  }
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(problemIn(body, response.status));
  if (body === undefined) throw new ApiError(problemNamed('unavailable'));
  return { status: response.status, data: body as T, etag };
};

export const api = {
  get: <T>(path: string) => dataOf<T>('GET', path),
  post: <T>(path: string, body?: unknown) => dataOf<T>('POST', path, body),
  put: <T = void>(path: string, body?: unknown) => dataOf<T>('PUT', path, body),
  patch: <T>(path: string, body?: unknown) => dataOf<T>('PATCH', path, body),
  delete: <T = void>(path: string, body?: unknown) => dataOf<T>('DELETE', path, body),
};

async function dataOf<T>(method: Method, path: string, body?: unknown): Promise<T> {
  return (await sendRequest<T>(method, path, { body })).data as T;
}

async function reach(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const cancel = later(options.timeoutMs ?? TIMEOUT_MS, abort);
  options.signal?.addEventListener('abort', abort);
  if (options.signal?.aborted) abort();
  try {
    return await fetch(path, {
      method,
      headers: headersFor(options),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: controller.signal,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(problemNamed('unavailable'));
  } finally {
    cancel();
    options.signal?.removeEventListener('abort', abort);
  }
}

function headersFor({ body, etag, usuarioId }: RequestOptions): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': pageIdioma(),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(usuarioId === undefined ? {} : { 'latido-usuario': String(usuarioId) }),
  };
}

/** A proxy in between answers without our problem object; the status still tells what to do. */
export function problemIn(body: unknown, status: number): Problem {
  if (isProblem(body)) return body;
  if (status === 502 || status === 503 || status === 504) return problemNamed('unavailable');
  const codes = Object.keys(PROBLEMS) as ProblemCode[];
  return problemNamed(codes.find((code) => PROBLEMS[code].status === status) ?? 'internal');
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && String(body.code) in PROBLEMS;
}
