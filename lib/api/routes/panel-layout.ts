import { panelLayoutSchema } from '@/lib/domain/panel-layout';
import { findPanelLayout, resetPanelLayout, savePanelLayout } from '@/lib/domain/use-cases/panel-layout';
import { type Access, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, noContent, type Router } from '../route';

/** Who has panels to look at. */
const READERS = { kind: 'usuario', roles: ['consumidor', 'cuidador'] } as const satisfies Access;
const path = '/api/panel-layout';

export function panelLayoutRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path,
      access: READERS,
      summary: 'En qué orden veo mis paneles y cuáles oculté',
      responses: { 200: json(panelLayoutSchema, 'Todos los paneles; sin nada elegido, el orden de origen') },
    },
    async (c) => c.json(await findPanelLayout(deps, requireActor(c)), 200),
  );

  route(
    {
      method: 'put',
      path,
      access: READERS,
      summary: 'Guarda el orden de mis paneles y los ocultos; los que falten van a su lugar de origen',
      request: { body: body(panelLayoutSchema) },
      responses: { 200: json(panelLayoutSchema, 'Guardado') },
    },
    async (c) => c.json(await savePanelLayout(deps, requireActor(c), c.req.valid('json')), 200),
  );

  route(
    {
      method: 'delete',
      path,
      access: READERS,
      summary: 'Vuelve al orden de origen',
      responses: noContent,
    },
    async (c) => {
      await resetPanelLayout(deps, requireActor(c));
      return c.body(null, 204);
    },
  );
}
