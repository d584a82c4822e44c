import { z } from '@hono/zod-openapi';
import { ownerProofSchema } from '@/lib/domain/cuentas';
import { listIdentidades, unlinkIdentity } from '@/lib/domain/use-cases/identities';
import { proveOwner } from '@/lib/domain/use-cases/second-factor';
import { ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, idParam, json, noContent, type Router } from '../route';

const PATH = '/api/cuenta/identidades';
const ANYBODY = { kind: 'usuario', roles: ROLES } as const;

const identidadSchema = z.object({ id: z.int(), issuer: z.string(), created_at: z.iso.datetime() });

export function identityRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: PATH,
      access: ANYBODY,
      summary: 'Con quién más entra esta cuenta (OpenID Connect)',
      responses: { 200: json(z.object({ identidades: z.array(identidadSchema) }), 'La lista') },
    },
    async (c) => c.json({ identidades: await listIdentidades(deps, requireActor(c)) }, 200),
  );

  route(
    {
      method: 'post',
      path: `${PATH}/enlazar`,
      access: ANYBODY,
      limit: 'sensitive',
      summary:
        'Pide enlazar con esta cuenta la identidad con que esta sesión entre ahora; la cookie que deja vale diez minutos',
      problems: ['second_factor_required', 'second_factor_wrong'],
      request: { body: body(ownerProofSchema) },
      responses: noContent,
    },
    async (c) => {
      const actor = requireActor(c);
      await proveOwner(deps, actor, c.req.valid('json'));
      c.header('set-cookie', await deps.linkCookie(actor.session_id));
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'post',
      path: `${PATH}/{id}/desenlazar`,
      access: ANYBODY,
      limit: 'sensitive',
      summary: 'Deja de entrar con una identidad; pide la contraseña, sin la que ya nadie entraría',
      problems: ['second_factor_required', 'second_factor_wrong'],
      request: { params: idParam, body: body(ownerProofSchema) },
      responses: noContent,
    },
    async (c) => {
      await unlinkIdentity(deps, requireActor(c), c.req.valid('param').id, c.req.valid('json'));
      return c.body(null, 204);
    },
  );
}
