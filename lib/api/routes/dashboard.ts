import { z } from '@hono/zod-openapi';
import { CHANNELS, findChannel } from '@/lib/channels/registry';
import { authorizeView } from '@/lib/channels/view';
import { parseCursor } from '@/lib/domain/cursor';
import { LatidoError } from '@/lib/domain/errors';
import { estadoOf, estadoSchema, shownEstadoSchema } from '@/lib/domain/estado';
import { authorizeRead } from '@/lib/domain/use-cases/read-access';
import { ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { consumidorQuery, idParam, json, type Router } from '../route';

const SINCE_LIMIT = { default: 500, max: 1_000 };

const querySchema = consumidorQuery.extend({
  limit: z.coerce.number().int().min(1).optional(),
  since: z.string().optional(),
  antes: z.iso.datetime('No es un instante ISO 8601').optional(),
});

const answerSchema = z.object({
  type: z.string(),
  data: z.union(CHANNELS.map((channel) => channel.schema)),
  cursor: z.string(),
  at: z.iso.datetime(),
  estado: shownEstadoSchema,
  recovered: z.boolean().optional(),
  more: z.boolean().optional(),
});

export function dashboardRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/dashboard/{channel}',
      access: { kind: 'usuario', roles: ROLES },
      summary:
        'Lo que el canal mandaría ahora por su socket; con `since`, lo que falta desde un cursor; con `antes`, una página más antigua',
      request: { params: z.object({ channel: z.string() }), query: querySchema },
      responses: {
        200: json(answerSchema, 'El dato'),
        304: { description: 'Nada cambió desde If-None-Match' },
      },
    },
    async (c) => {
      const channel = findChannel(c.req.valid('param').channel);
      if (!channel) throw new LatidoError('not_found', { detail: 'Este canal no existe' });
      const { consumidor_id, limit, since, antes } = c.req.valid('query');
      const { ownerId, view } = await authorizeView(deps, requireActor(c), consumidor_id, channel);

      if (since !== undefined) {
        const cursor = parseCursor(since);
        if (!cursor)
          throw new LatidoError('invalid', { errors: [{ pointer: '/since', detail: 'No es epoch:offset' }] });
        const size = Math.min(limit ?? SINCE_LIMIT.default, SINCE_LIMIT.max);
        return c.json((await deps.snapshots.since(channel, ownerId, cursor, size, view)) as never, 200);
      }
      const stands = await deps.snapshots.standing(channel, ownerId, view);
      c.header('etag', stands.etag);
      const presented = c.req.header('if-none-match');
      const plain = limit === undefined && antes === undefined;
      if (presented && plain && matches(presented, stands)) return c.body(null, 304);
      if (antes && !channel.pages)
        throw new LatidoError('invalid', {
          errors: [{ pointer: '/antes', detail: 'Este canal no tiene páginas' }],
        });
      const page = {
        limit: channel.limits && limit ? Math.min(limit, channel.limits.max) : undefined,
        before: antes ? new Date(antes) : undefined,
      };
      return c.json((await deps.snapshots.answer(channel, ownerId, stands, view, page)) as never, 200);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/consumidores/{id}/estado',
      access: { kind: 'usuario', roles: ROLES },
      summary: 'Qué tan frescos son los datos de una persona',
      request: { params: idParam },
      responses: { 200: json(estadoSchema, 'El estado') },
    },
    async (c) => {
      const { id } = c.req.valid('param');
      await authorizeRead(deps, requireActor(c), id, 'estado');
      const version = await deps.repos.snapshots.version(id);
      if (!version) throw new LatidoError('not_allowed');
      return c.json(estadoOf(version.last, deps.clock.now()), 200);
    },
  );
}

/** A client may hold the whole validator, or only the cursor when the items are all it cares for. */
function matches(presented: string, { etag, cursor }: { etag: string; cursor: string }): boolean {
  const tags = presented.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes(`"${cursor}"`);
}
