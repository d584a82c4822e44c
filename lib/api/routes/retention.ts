import { retencionSchema } from '@/lib/domain/retention';
import { findRetencion, saveRetencion } from '@/lib/domain/use-cases/retention';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, type Router } from '../route';

const answer = { 200: json(retencionSchema, 'Días; null es lo que guarda la instalación, que es lo más') };

export function retentionRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/retencion',
      access: OWNER,
      summary: 'Cuántos días se guardan las lecturas de la persona; los resúmenes se quedan',
      responses: answer,
    },
    async (c) => c.json(await findRetencion(deps, requireActor(c)), 200),
  );

  route(
    {
      method: 'put',
      path: '/api/retencion',
      access: OWNER,
      summary: 'Guardar las lecturas menos días',
      request: { body: body(retencionSchema) },
      responses: answer,
    },
    async (c) => c.json(await saveRetencion(deps, requireActor(c), c.req.valid('json')), 200),
  );
}
