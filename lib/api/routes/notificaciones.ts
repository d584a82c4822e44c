import { z } from '@hono/zod-openapi';
import { notificacionSchema, readAllSchema } from '@/lib/domain/notificaciones';
import { listNotificaciones, markAllRead, markRead } from '@/lib/domain/use-cases/notificaciones';
import { ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, idParam, json, pageQuery, type Router } from '../route';

const ANYBODY = { kind: 'usuario', roles: ROLES } as const;

export function notificacionRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/notificaciones',
      access: ANYBODY,
      summary:
        'Mis notificaciones, la más nueva primero; `antes` es el id de la última de la página anterior',
      request: { query: pageQuery },
      responses: { 200: json(z.object({ notificaciones: z.array(notificacionSchema) }), 'La página') },
    },
    async (c) => {
      const { limit, antes } = c.req.valid('query');
      const notificaciones = await listNotificaciones(deps, requireActor(c), { limit, before: antes });
      return c.json({ notificaciones }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/notificaciones/leer',
      access: ANYBODY,
      summary: 'Marca como leídas todas mis notificaciones, o las que hay hasta una; dice cuántas eran',
      request: { body: body(readAllSchema) },
      responses: { 200: json(z.object({ leidas: z.int() }), 'Leídas') },
    },
    async (c) => {
      const { hasta } = c.req.valid('json');
      return c.json({ leidas: await markAllRead(deps, requireActor(c), hasta) }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/notificaciones/{id}/leer',
      access: ANYBODY,
      summary: 'Marca como leída una notificación mía',
      request: { params: idParam },
      responses: { 200: json(notificacionSchema, 'Leída') },
    },
    async (c) => c.json(await markRead(deps, requireActor(c), c.req.valid('param').id), 200),
  );
}
