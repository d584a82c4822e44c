import { z } from '@hono/zod-openapi';
import {
  animoRecibidoSchema,
  animoSchema,
  animosHoySchema,
  newAnimoSchema,
  silencioSchema,
} from '@/lib/domain/animos';
import {
  animosHoy,
  listAnimos,
  muteCuidador,
  sendAnimo,
  unmuteCuidador,
} from '@/lib/domain/use-cases/animos';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, consumidorQuery, idParam, json, noContent, type Router } from '../route';

const CUIDADOR = { kind: 'usuario', roles: ['cuidador'] } as const;

export function animoRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/animos',
      access: CUIDADOR,
      summary:
        'Unas palabras de ánimo a alguien que acompaño, tres al día de esa persona; el mismo `uuid` otra vez no las duplica',
      problems: ['not_found'],
      request: { body: body(newAnimoSchema) },
      responses: { 201: json(animoSchema, 'Enviadas') },
    },
    async (c) => c.json(await sendAnimo(deps, requireActor(c), c.req.valid('json')), 201),
  );

  route(
    {
      method: 'get',
      path: '/api/animos/hoy',
      access: CUIDADOR,
      summary: 'Si esa persona recibe mensajes hoy, y cuántos me quedan',
      problems: ['not_found'],
      request: { query: consumidorQuery },
      responses: { 200: json(animosHoySchema, 'Lo que queda del día') },
    },
    async (c) => c.json(await animosHoy(deps, requireActor(c), c.req.valid('query').consumidor_id), 200),
  );

  route(
    {
      method: 'get',
      path: '/api/animos',
      access: OWNER,
      summary: 'Los mensajes de quienes me cuidan, el más nuevo primero, y a quién tengo en silencio',
      responses: {
        200: json(
          z.object({ animos: z.array(animoRecibidoSchema), silencios: z.array(silencioSchema) }),
          'Los mensajes',
        ),
      },
    },
    async (c) => c.json(await listAnimos(deps, requireActor(c)), 200),
  );

  route(
    {
      method: 'post',
      path: '/api/animos/silencios/{id}',
      access: OWNER,
      summary: 'No recibir más mensajes de un cuidador, por su id; a él no se le dice',
      request: { params: idParam },
      responses: noContent,
    },
    async (c) => {
      await muteCuidador(deps, requireActor(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'delete',
      path: '/api/animos/silencios/{id}',
      access: OWNER,
      summary: 'Volver a recibir los mensajes de un cuidador',
      request: { params: idParam },
      responses: noContent,
    },
    async (c) => {
      await unmuteCuidador(deps, requireActor(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
}
