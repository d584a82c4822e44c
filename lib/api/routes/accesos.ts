import { z } from '@hono/zod-openapi';
import { ACCESOS_PAGE, VIAS } from '@/lib/domain/accesos';
import { ALCANCES } from '@/lib/domain/access';
import { listAccesos, summarizeAccesos } from '@/lib/domain/use-cases/accesos';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { idParam, json, pageQuery, type Router } from '../route';

const accesoSchema = z.object({
  id: z.int(),
  usuario_id: z.int(),
  usuario_nombre: z.string(),
  via: z.enum(VIAS),
  que: z.string(),
  alcances: z.array(z.enum(ALCANCES)),
  desde: z.iso.datetime(),
  hasta: z.iso.datetime(),
  veces: z.int(),
  motivo: z.string().nullable(),
});
const summarySchema = z.object({
  usuario_id: z.int(),
  usuario_nombre: z.string(),
  ultima_vez: z.iso.datetime(),
  visitas_hoy: z.int(),
  visitas_7_dias: z.int(),
});

const query = pageQuery.extend({
  limit: pageQuery.shape.limit.default(ACCESOS_PAGE),
  cuidador_id: idParam.shape.id.optional(),
});

export function accesoRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/accesos',
      access: OWNER,
      summary:
        'Quién miró qué de mí y cuándo, lo más nuevo primero; las miradas seguidas de una persona a lo mismo son una sola fila',
      request: { query },
      responses: { 200: json(z.object({ accesos: z.array(accesoSchema) }), 'Una página') },
    },
    async (c) => {
      const { limit, antes, cuidador_id } = c.req.valid('query');
      const page = { limit, before: antes, usuario_id: cuidador_id };
      return c.json({ accesos: await listAccesos(deps, requireActor(c), page) }, 200);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/accesos/resumen',
      access: OWNER,
      summary: 'Por cada quien me miró: la última vez, y sus visitas de hoy y de los últimos 7 días',
      responses: {
        200: json(z.object({ resumen: z.array(summarySchema) }), 'Quien miró al último, primero'),
      },
    },
    async (c) => c.json({ resumen: await summarizeAccesos(deps, requireActor(c)) }, 200),
  );
}
