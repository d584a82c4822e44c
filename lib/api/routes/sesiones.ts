import { z } from '@hono/zod-openapi';
import { cerrarSesionesSchema } from '@/lib/domain/cuentas';
import { endSesion, endSesiones, listSesiones } from '@/lib/domain/use-cases/sesiones';
import { ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, noContent, type Router } from '../route';

const ANYBODY = { kind: 'usuario', roles: ROLES } as const;

const sesionSchema = z.object({
  id: z.string(),
  kind: z.enum(['web', 'token']),
  created_at: z.iso.datetime(),
  seen_at: z.iso.datetime().nullable(),
  dispositivo: z.string(),
  direccion: z.string().nullable(),
  actual: z.boolean(),
});

export function sesionRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/cuenta/sesiones',
      access: ANYBODY,
      summary: 'Mis sesiones abiertas, la última usada primero; `actual` es la que pregunta',
      responses: { 200: json(z.object({ sesiones: z.array(sesionSchema) }), 'La lista') },
    },
    async (c) => c.json({ sesiones: await listSesiones(deps, requireActor(c), c.get('idioma')) }, 200),
  );

  route(
    {
      method: 'delete',
      path: '/api/cuenta/sesiones/{id}',
      access: ANYBODY,
      summary: 'Cierra una sesión mía: sus sockets terminan en menos de un segundo',
      request: { params: z.object({ id: z.string().max(64) }) },
      responses: noContent,
    },
    async (c) => {
      await endSesion(deps, requireActor(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/cuenta/sesiones/cerrar',
      access: ANYBODY,
      summary: 'Cierra todas mis sesiones menos esta, o también esta',
      request: { body: body(cerrarSesionesSchema) },
      responses: noContent,
    },
    async (c) => {
      await endSesiones(deps, requireActor(c), c.req.valid('json'));
      return c.body(null, 204);
    },
  );
}
