import { z } from '@hono/zod-openapi';
import { consumoSchema, newConsumoSchema } from '@/lib/domain/consumos';
import { listConsumos, logConsumo, removeConsumo } from '@/lib/domain/use-cases/consumos';
import { ROLES } from '@/lib/domain/usuarios';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, noContent, personPage, type Router, refParam } from '../route';

export function consumoRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/consumos',
      access: { kind: 'usuario', roles: ROLES },
      summary:
        'Los consumos de una persona, el más nuevo primero; `antes` es el id del último de la página anterior',
      request: { query: personPage },
      responses: { 200: json(z.object({ consumos: z.array(consumoSchema) }), 'La página') },
    },
    async (c) => {
      const { consumidor_id, limit, antes } = c.req.valid('query');
      const consumos = await listConsumos(deps, requireActor(c), consumidor_id, { limit, before: antes });
      return c.json({ consumos }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/consumos',
      access: OWNER,
      summary:
        'Registra un consumo: un cigarrillo si no se dice qué, ahora si no se dice cuándo; el mismo `uuid` otra vez no lo duplica',
      request: { body: body(newConsumoSchema) },
      responses: { 201: json(consumoSchema, 'Registrado') },
    },
    async (c) => c.json(await logConsumo(deps, requireActor(c), c.req.valid('json')), 201),
  );

  route(
    {
      method: 'delete',
      path: '/api/consumos/{id}',
      access: OWNER,
      summary: 'Deshace un consumo registrado por error, por su id o por su `uuid`',
      request: { params: refParam },
      responses: noContent,
    },
    async (c) => {
      await removeConsumo(deps, requireActor(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
}
