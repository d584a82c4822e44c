import { z } from '@hono/zod-openapi';
import { chequeoSchema, newChequeoSchema } from '@/lib/domain/chequeos';
import { listChequeos, logChequeo } from '@/lib/domain/use-cases/chequeos';
import { ROLES } from '@/lib/domain/usuarios';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, personPage, type Router } from '../route';

export function chequeoRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/chequeos',
      access: { kind: 'usuario', roles: ROLES },
      summary: 'Cómo se ha sentido una persona, lo más nuevo primero (alcance `deseos`; la nota, `notas`)',
      request: { query: personPage },
      responses: { 200: json(z.object({ chequeos: z.array(chequeoSchema) }), 'La página') },
    },
    async (c) => {
      const { consumidor_id, limit, antes } = c.req.valid('query');
      const chequeos = await listChequeos(deps, requireActor(c), consumidor_id, { limit, before: antes });
      return c.json({ chequeos }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/chequeos',
      access: OWNER,
      summary: 'Registra cómo me siento; el mismo `uuid` otra vez no lo duplica',
      request: { body: body(newChequeoSchema) },
      responses: { 201: json(chequeoSchema, 'Registrado') },
    },
    async (c) => c.json(await logChequeo(deps, requireActor(c), c.req.valid('json')), 201),
  );
}
