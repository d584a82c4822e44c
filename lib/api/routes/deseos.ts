import { z } from '@hono/zod-openapi';
import { deseoDetailsSchema, deseoSchema, newDeseoSchema, resolveDeseoSchema } from '@/lib/domain/deseos';
import {
  explainDeseo,
  findDeseo,
  listDeseos,
  logDeseo,
  reopenDeseo,
  resolveDeseo,
} from '@/lib/domain/use-cases/deseos';
import { ROLES } from '@/lib/domain/usuarios';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, personPage, type Router, refParam } from '../route';

export function deseoRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/deseos',
      access: { kind: 'usuario', roles: ROLES },
      summary:
        'Los deseos de una persona, el más nuevo primero; `antes` es el id del último de la página anterior',
      request: { query: personPage },
      responses: { 200: json(z.object({ deseos: z.array(deseoSchema) }), 'La página') },
    },
    async (c) => {
      const { consumidor_id, limit, antes } = c.req.valid('query');
      const deseos = await listDeseos(deps, requireActor(c), consumidor_id, { limit, before: antes });
      return c.json({ deseos }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/deseos',
      access: OWNER,
      summary:
        'Registra un deseo, de ahora si no se dice cuándo (hasta 30 días atrás); el mismo `uuid` otra vez no lo duplica',
      request: { body: body(newDeseoSchema) },
      responses: { 201: json(deseoSchema, 'Registrado') },
    },
    async (c) => c.json(await logDeseo(deps, requireActor(c), c.req.valid('json')), 201),
  );

  route(
    {
      method: 'post',
      path: '/api/deseos/{id}/resolver',
      access: OWNER,
      summary: 'Cierra un deseo, por su id o su `uuid`, como resistido o consumido',
      request: { params: refParam, body: body(resolveDeseoSchema) },
      responses: { 200: json(deseoSchema, 'Cerrado') },
    },
    async (c) =>
      c.json(await resolveDeseo(deps, requireActor(c), c.req.valid('param').id, c.req.valid('json')), 200),
  );

  route(
    {
      method: 'post',
      path: '/api/deseos/{id}/reabrir',
      access: OWNER,
      problems: ['conflict'],
      summary: 'Deshace un cierre por error, hasta 10 minutos después',
      request: { params: refParam },
      responses: { 200: json(deseoSchema, 'En curso otra vez') },
    },
    async (c) => c.json(await reopenDeseo(deps, requireActor(c), c.req.valid('param').id), 200),
  );

  route(
    {
      method: 'get',
      path: '/api/deseos/{id}',
      access: OWNER,
      summary: 'Un deseo propio, por su id o su `uuid`',
      request: { params: refParam },
      responses: { 200: json(deseoSchema, 'El deseo') },
    },
    async (c) => c.json(await findDeseo(deps, requireActor(c), c.req.valid('param').id), 200),
  );

  route(
    {
      method: 'patch',
      path: '/api/deseos/{id}',
      access: OWNER,
      summary:
        'Cuenta qué tan fuerte es, qué lo provocó, cómo se sintió y qué ayudó; lo que no viene se queda, null lo quita',
      request: { params: refParam, body: body(deseoDetailsSchema) },
      responses: { 200: json(deseoSchema, 'El deseo') },
    },
    async (c) =>
      c.json(await explainDeseo(deps, requireActor(c), c.req.valid('param').id, c.req.valid('json')), 200),
  );
}
