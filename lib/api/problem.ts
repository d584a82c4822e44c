import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import {
  type FieldError,
  isLatidoError,
  LatidoError,
  type ProblemCode,
  toProblem,
} from '@/lib/domain/errors';
import type { ApiDeps, ApiEnv } from './context';

/** Any error as RFC 9457 `application/problem+json`. What nobody expected is logged, and answered as `internal`. */
export function problemResponse(deps: Pick<ApiDeps, 'log'>, thrown: unknown, c: Context<ApiEnv>): Response {
  const error = fromHono(thrown);
  const requestId = c.get('requestId');
  if (!isLatidoError(error))
    deps.log.error({ err: error, request_id: requestId, path: c.req.path }, 'request failed');
  const problem = toProblem(error, { instance: c.req.path, requestId });
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  if (problem.retry_after_ms) headers['retry-after'] = String(Math.ceil(problem.retry_after_ms / 1_000));
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer';
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, headers);
}

const BY_STATUS: Record<number, ProblemCode> = {
  400: 'bad_request',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
};

const UNAVAILABLE_RETRY_MS = 1_000;

/** The framework's own refusals (a body that is no JSON, too large…) speak the same table; so does a lost database. */
function fromHono(error: unknown): unknown {
  if (error instanceof HTTPException) {
    const code = BY_STATUS[error.status];
    return code ? new LatidoError(code, { cause: error }) : error;
  }
  if (isLatidoError(error) || !isConnectionLost(error)) return error;
  return new LatidoError('unavailable', { cause: error, retryAfterMs: UNAVAILABLE_RETRY_MS });
}

/** PostgreSQL gone, starting, shutting down or full (SQLSTATE 08, 57P, 53), or no connection at all. */
const LOST_CODE = /^(08|57P|53|ECONN|ENOENT|EPIPE|P1001|P1008|P1017|P2037)/;
const LOST_MESSAGE =
  /[Cc]onnection (terminated|timeout)|timeout exceeded when trying to connect|connection error and is not queryable/;

/** pg says it in the error, Prisma in what it keeps of the driver's. */
function isConnectionLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, originalCode, message, meta, driverAdapterError, cause } = error as Record<string, unknown>;
  return (
    LOST_CODE.test(String(code ?? originalCode ?? '')) ||
    LOST_MESSAGE.test(String(message ?? '')) ||
    [meta, driverAdapterError, cause].some(isConnectionLost)
  );
}

type Issue = { path: PropertyKey[]; message: string; code: string; keys?: string[] };

/** zod's findings with JSON pointers to the fields. */
export function invalid(issues: readonly Issue[]): LatidoError {
  const errors: FieldError[] = issues.flatMap((issue) => {
    const at = issue.path.map((part) => `/${String(part)}`).join('');
    if (issue.code === 'unrecognized_keys' && issue.keys)
      return issue.keys.map((key) => ({ pointer: `${at}/${key}`, detail: 'Este campo no existe' }));
    return [{ pointer: at, detail: issue.message }];
  });
  return new LatidoError('invalid', { errors });
}
