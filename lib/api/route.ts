import { createRoute, type RouteConfig, type RouteHandler, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { LatidoError, type ProblemCode } from '@/lib/domain/errors';
import type { LimitClass } from '@/lib/domain/limits';
import { type Access, guardRoute } from './access';
import type { Api, ApiDeps, ApiEnv } from './context';
import { problemResponses, problemsOf } from './problem-responses';

export type RouteEntry = { method: string; path: string; access: Access; limit: LimitClass; raw: boolean };

const JSON_BYTES = 16 * 1024;

export type Router = ReturnType<typeof createRouter>;

type Declared = { access: Access; problems?: readonly ProblemCode[]; limit?: LimitClass; raw?: true };

/**
 * Registers routes: each names who may call it, what it takes and what it answers, and from that come the
 * guard, the validation, its place in the OpenAPI document with the problems it can answer, and in the access
 * matrix of the tests. `problems` are those that its own work adds, `limit` is how often it may be asked where that is
 * not as often as its method says. `raw`: its body is no JSON; the route reads it itself, and holds it to its size.
 */
export function createRouter(app: Api, deps: ApiDeps) {
  const entries: RouteEntry[] = [];
  const bodySize = bodyLimit({
    maxSize: JSON_BYTES,
    onError: () => {
      throw new LatidoError('too_large', { detail: 'El cuerpo pasa de 16 KiB' });
    },
  });

  return {
    entries,
    route<const Config extends RouteConfig & Declared>(
      { access, problems, limit: given, raw: own, ...config }: Config,
      handler: RouteHandler<Config, ApiEnv>,
    ): void {
      const limit = given ?? limitOf(config.method, access);
      const raw = own ?? takesRawBody(access);
      entries.push({ method: config.method, path: config.path, access, limit, raw });
      const middleware = [
        guardRoute(deps, access, { limit, name: `${config.method} ${config.path}` }),
        ...(config.method !== 'get' && !raw ? [bodySize] : []),
      ];
      const security = access.kind === 'public' ? [] : [{ [access.kind]: [] }];
      const responses = problemResponses(problemsOf(config, access, problems), config.responses);
      app.openapi(createRoute({ ...config, responses, middleware, security }), handler as never);
    },
  };
}

function limitOf(method: string, access: Access): LimitClass {
  if (access.kind === 'device') return 'device';
  return method === 'get' ? 'read' : 'write';
}

/** The methods that the routes at a path take. */
export function methodsAt(entries: readonly RouteEntry[], path: string): string[] {
  const here = entries.filter((entry) => fitsTemplate(entry.path, path));
  return here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
}

/** Does a path, with or without its last slash, fit a template such as `/api/deseos/{id}/resolver`? */
export function fitsTemplate(template: string, path: string): boolean {
  const parts = template.split('/');
  const given = path.replace(/\/$/, '').split('/');
  return (
    parts.length === given.length && parts.every((part, at) => part.startsWith('{') || part === given[at])
  );
}

/** Devices send more than pages do, and compressed: their route reads the body itself. */
function takesRawBody(access: Access): boolean {
  return access.kind === 'device';
}

export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** Larger than any id: the database would refuse it, and with it what is asked in the same query. */
const ID_LIMIT = 2 ** 31 - 1;
const id = (error?: string) => z.coerce.number(error).int().positive().max(ID_LIMIT);

export const idParam = z.object({ id: id() });
/** What was logged, by its id or by the `uuid` that the client gave it. */
export const refParam = z.object({ id: z.union([id(), z.uuid()]) });
export const consumidorQuery = z.object({ consumidor_id: id('Falta consumidor_id') });
/** `antes` is the id of the last one of the page before. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  antes: id().optional(),
});
export const personPage = consumidorQuery.extend(pageQuery.shape);
export const noContent = { 204: { description: 'Hecho' } };
/** A page of a list of the administration, and the `antes` of the next one; null on the last. */
export const adminPageQuery = pageQuery.extend({ q: z.string().max(100).optional() });
export const siguiente = z.int().nullable();
