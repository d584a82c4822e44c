import { analisisSchema, feedbackSchema } from '@/lib/domain/analisis';
import { judgeAnalisis } from '@/lib/domain/use-cases/ventanas';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, idParam, json, type Router } from '../route';

export function analisisRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/analisis/{id}/feedback',
      access: OWNER,
      summary:
        'La persona dice si la predicción acertó: `acierto` o `falsa_alarma`; vale la última respuesta',
      request: { params: idParam, body: body(feedbackSchema) },
      responses: { 200: json(analisisSchema, 'El análisis con la respuesta') },
      problems: ['not_found'],
    },
    async (c) => {
      const { id } = c.req.valid('param');
      const { feedback } = c.req.valid('json');
      return c.json(await judgeAnalisis(deps, requireActor(c), id, feedback), 200);
    },
  );
}
