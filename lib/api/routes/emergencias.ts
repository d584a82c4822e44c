import { z } from '@hono/zod-openapi';
import { emergenciaSchema, newEmergenciaSchema } from '@/lib/domain/emergencias';
import {
  endOwnEmergencia,
  listEmergencias,
  openEmergencia,
  ownEmergencias,
  refuseEmergencia,
} from '@/lib/domain/use-cases/emergencias';
import { ADMINISTRADOR, OWNER, requireActor } from '../access';
import { actingIn } from '../acting';
import type { ApiDeps } from '../context';
import { body, idParam, json, pageQuery, type Router, siguiente } from '../route';

const pageSchema = z.object({ emergencias: z.array(emergenciaSchema), siguiente });
const ended = { 200: json(emergenciaSchema, 'Terminado') };

export function emergenciaRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/admin/emergencias',
      access: ADMINISTRADOR,
      summary: 'Los accesos de emergencia de todos los administradores, el más nuevo primero',
      request: { query: pageQuery },
      responses: { 200: json(pageSchema, 'La página') },
    },
    async (c) => {
      const { limit, antes } = c.req.valid('query');
      const page = await listEmergencias(deps, requireActor(c), { limit, before: antes });
      return c.json({ emergencias: page.rows, siguiente: page.siguiente }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/admin/emergencias',
      access: ADMINISTRADOR,
      summary:
        'Abre un acceso de lectura a los datos de una persona, con motivo y minutos; ella lo sabe en el acto',
      problems: ['conflict', 'not_found'],
      request: { body: body(newEmergenciaSchema) },
      responses: { 201: json(emergenciaSchema, 'Abierto') },
    },
    async (c) => c.json(await openEmergencia(deps, actingIn(c), c.req.valid('json')), 201),
  );

  route(
    {
      method: 'post',
      path: '/api/admin/emergencias/{id}/terminar',
      access: ADMINISTRADOR,
      summary: 'Termina antes de tiempo un acceso propio',
      request: { params: idParam },
      responses: ended,
    },
    async (c) => c.json(await endOwnEmergencia(deps, actingIn(c), c.req.valid('param').id), 200),
  );

  ownRoutes({ route }, deps);
}

function ownRoutes({ route }: Pick<Router, 'route'>, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/emergencias',
      access: OWNER,
      summary: 'Los accesos de emergencia a mis datos, el más nuevo primero',
      request: { query: pageQuery },
      responses: { 200: json(pageSchema, 'La página') },
    },
    async (c) => {
      const { limit, antes } = c.req.valid('query');
      const page = await ownEmergencias(deps, requireActor(c), { limit, before: antes });
      return c.json({ emergencias: page.rows, siguiente: page.siguiente }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/emergencias/{id}/terminar',
      access: OWNER,
      summary: 'Termina un acceso de emergencia a mis datos: corta sus sockets en menos de un segundo',
      request: { params: idParam },
      responses: ended,
    },
    async (c) => c.json(await refuseEmergencia(deps, actingIn(c), c.req.valid('param').id), 200),
  );
}
