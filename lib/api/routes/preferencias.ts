import { preferenciasChangesSchema, preferenciasSchema } from '@/lib/domain/preferencias';
import { changePreferencias, findPreferencias } from '@/lib/domain/use-cases/preferencias';
import { ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, type Router } from '../route';

const PATH = '/api/preferencias';
const ANYBODY = { kind: 'usuario', roles: ROLES } as const;

export function preferenciaRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: PATH,
      access: ANYBODY,
      summary: 'Cómo y cuándo quiero recibir avisos',
      responses: { 200: json(preferenciasSchema, 'Lo que vale ahora') },
    },
    async (c) => c.json(await findPreferencias(deps, requireActor(c)), 200),
  );

  route(
    {
      method: 'patch',
      path: PATH,
      access: ANYBODY,
      summary: 'Cambia cómo y cuándo quiero recibir avisos; lo que no se da queda como está',
      request: { body: body(preferenciasChangesSchema) },
      responses: { 200: json(preferenciasSchema, 'Lo que vale desde ahora') },
    },
    async (c) => c.json(await changePreferencias(deps, requireActor(c), c.req.valid('json')), 200),
  );
}
