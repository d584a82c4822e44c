import { z } from '@hono/zod-openapi';
import { adminDispositivoSchema } from '@/lib/domain/admin-dispositivos';
import { ACCIONES, auditEntrySchema } from '@/lib/domain/auditoria';
import { saludSchema } from '@/lib/domain/salud';
import { listAllDevices, listAuditoria, revokeAnyDevice } from '@/lib/domain/use-cases/administration';
import { ADMINISTRADOR, requireActor } from '../access';
import { actingIn } from '../acting';
import type { ApiDeps } from '../context';
import { adminPageQuery, idParam, json, noContent, type Router, siguiente } from '../route';

export function administrationRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/admin/dispositivos',
      access: ADMINISTRADOR,
      summary: 'Los dispositivos de todos, sin nada de lo que miden; `q` busca en persona, nombre y tipo',
      request: { query: adminPageQuery },
      responses: {
        200: json(z.object({ dispositivos: z.array(adminDispositivoSchema), siguiente }), 'La página'),
      },
    },
    async (c) => {
      const { q, limit, antes } = c.req.valid('query');
      const page = await listAllDevices(deps, requireActor(c), q, { limit, before: antes });
      return c.json({ dispositivos: page.rows, siguiente: page.siguiente }, 200);
    },
  );

  route(
    {
      method: 'delete',
      path: '/api/admin/dispositivos/{id}',
      access: ADMINISTRADOR,
      summary: 'Revoca la clave de un dispositivo',
      request: { params: idParam },
      responses: noContent,
    },
    async (c) => {
      await revokeAnyDevice(deps, actingIn(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/admin/auditoria',
      access: ADMINISTRADOR,
      summary: 'Lo que hicieron los administradores, lo más nuevo primero; no se puede cambiar ni borrar',
      request: { query: adminPageQuery.extend({ accion: z.enum(ACCIONES).optional() }) },
      responses: { 200: json(z.object({ auditoria: z.array(auditEntrySchema), siguiente }), 'La página') },
    },
    async (c) => {
      const { limit, antes, ...query } = c.req.valid('query');
      const page = await listAuditoria(deps, requireActor(c), query, { limit, before: antes });
      return c.json({ auditoria: page.rows, siguiente: page.siguiente }, 200);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/admin/salud',
      access: ADMINISTRADOR,
      summary: 'La salud de la instalación, vista desde esta instancia',
      responses: { 200: json(saludSchema, 'La salud') },
    },
    async (c) => c.json(await deps.salud(), 200),
  );
}
