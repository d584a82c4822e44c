import { z } from '@hono/zod-openapi';
import { deletionSchema } from '@/lib/domain/borrado';
import { LatidoError } from '@/lib/domain/errors';
import { deleteAccount, eraseAccount, restoreAccount } from '@/lib/domain/use-cases/erasure';
import { credentialsSchema, ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, noContent, type Router } from '../route';

const filas = z.record(z.string(), z.int());
const reciboSchema = z.object({
  id: z.uuid(),
  pedido_at: z.iso.datetime(),
  purgado_at: z.iso.datetime(),
  verificado_at: z.iso.datetime(),
  filas,
  conservadas: filas,
  hash: z.string(),
});
const endedSchema = z.object({
  se_borra_at: z.iso.datetime().nullable().openapi({ description: 'Hasta entonces se puede restaurar' }),
  recibo: reciboSchema.nullable().openapi({ description: 'De lo que ya se borró y se comprobó' }),
});

export function borradoRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/cuenta/borrar',
      access: { kind: 'usuario', roles: ROLES },
      summary:
        'Cierra la cuenta en el acto: se puede restaurar durante 30 días y luego se borra; con `ya` y `confirmacion: "BORRAR"` se borra ahora y responde con el recibo',
      problems: ['conflict', 'too_many'],
      request: { body: body(deletionSchema) },
      responses: { 200: json(endedSchema, 'Cerrada') },
    },
    async (c) => {
      const actor = requireActor(c);
      const { password, ya } = c.req.valid('json');
      const usuario = await deps.repos.usuarios.find(actor.usuario_id);
      if (!usuario) throw new LatidoError('unauthenticated');
      await deps.limits.signIn(c.get('address'), usuario.email);
      const recibo = ya ? await eraseAccount(deps, actor, password) : null;
      const until = ya ? null : await deleteAccount(deps, actor, password);
      await deps.limits.forgiveSignIn(c.get('address'), usuario.email);
      return c.json({ se_borra_at: until?.toISOString() ?? null, recibo }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/cuenta/restaurar',
      access: { kind: 'public' },
      summary: 'Devuelve una cuenta cerrada como estaba, salvo sus sesiones; luego se entra como siempre',
      problems: ['bad_credentials', 'too_many'],
      request: { body: body(credentialsSchema) },
      responses: noContent,
    },
    async (c) => {
      const { email, password } = c.req.valid('json');
      await deps.limits.signIn(c.get('address'), email);
      await restoreAccount(deps, email, password);
      await deps.limits.forgiveSignIn(c.get('address'), email);
      return c.body(null, 204);
    },
  );
}
