import { z } from '@hono/zod-openapi';
import { CATALOGOS, type CatalogoName } from '@/lib/domain/catalogos';
import { ROLES } from '@/lib/domain/usuarios';
import type { ApiDeps } from '../context';
import { json, type Router } from '../route';

/** A path for each catalogue: the document tells the rows of each. */
export function catalogoRoutes({ route }: Router, { repos }: ApiDeps): void {
  for (const name of Object.keys(CATALOGOS) as CatalogoName[])
    route(
      {
        method: 'get',
        path: `/api/catalogos/${name}`,
        access: { kind: 'usuario', roles: ROLES },
        summary: 'Lo que ofrecen los formularios, en su orden',
        responses: { 200: json(z.object({ [name]: z.array(CATALOGOS[name]) }), 'El catálogo') },
      },
      async (c) => c.json({ [name]: await repos.catalogos.list(name) }, 200),
    );
}
