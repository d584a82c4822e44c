import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isLatidoError, LatidoError, type ProblemCode, toProblem } from '@/lib/domain/errors';
import { asUnavailable } from '@/lib/domain/unavailable';
import { LOCALES } from '@/lib/i18n/idioma';
import { problemFor } from '@/lib/i18n/problems';
import type { ApiDeps, ApiEnv } from './context';

/** Any error as RFC 9457 `application/problem+json`, in the language of who asked. What nobody expected is logged, and answered as `internal`. */
export function problemResponse(deps: Pick<ApiDeps, 'log'>, thrown: unknown, c: Context<ApiEnv>): Response {
  const error = fromHono(thrown);
  const requestId = c.get('requestId');
  if (!isLatidoError(error))
    deps.log.error({ err: error, request_id: requestId, path: c.req.path }, 'request failed');
  const idioma = c.get('idioma');
  const problem = problemFor(toProblem(error, { instance: c.req.path, requestId }), idioma);
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'content-language': LOCALES[idioma],
    vary: 'Accept-Language',
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

/** The framework's own refusals (a body that is no JSON, too large…) speak the same table; so does a lost database. */
function fromHono(error: unknown): unknown {
  if (error instanceof HTTPException) {
    const code = BY_STATUS[error.status];
    return code ? new LatidoError(code, { cause: error }) : error;
  }
  return asUnavailable(error);
}
