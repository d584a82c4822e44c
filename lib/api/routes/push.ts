import { z } from '@hono/zod-openapi';
import { newSuscripcionSchema, suscripcionSchema } from '@/lib/domain/push';
import { listSuscripciones, subscribePush, unsubscribePush } from '@/lib/domain/use-cases/push';
import { ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, idParam, json, noContent, type Router } from '../route';

const PATH = '/api/cuenta/push';
const ANYBODY = { kind: 'usuario', roles: ROLES } as const;

const pushSchema = z.object({
  clave_publica: z.string().nullable(),
  dispositivos: z.array(suscripcionSchema),
});

export function pushRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: PATH,
      access: ANYBODY,
      summary:
        'Mis dispositivos que reciben avisos push, y la clave con que se suscribe otro; null: este Latido no los envía',
      responses: { 200: json(pushSchema, 'La lista') },
    },
    async (c) => {
      const dispositivos = await listSuscripciones(deps, requireActor(c), c.get('idioma'));
      return c.json({ clave_publica: deps.vapidKey, dispositivos }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: PATH,
      access: ANYBODY,
      summary: 'Este navegador recibe avisos push mientras dure su sesión',
      request: { body: body(newSuscripcionSchema) },
      responses: { 201: json(z.object({ id: z.int() }), 'Suscrito') },
    },
    async (c) => c.json({ id: await subscribePush(deps, requireActor(c), c.req.valid('json')) }, 201),
  );

  route(
    {
      method: 'delete',
      path: `${PATH}/{id}`,
      access: ANYBODY,
      summary: 'Un dispositivo mío deja de recibir avisos push',
      request: { params: idParam },
      responses: noContent,
    },
    async (c) => {
      await unsubscribePush(deps, requireActor(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
}
