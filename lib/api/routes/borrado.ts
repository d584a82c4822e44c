import { z } from '@hono/zod-openapi';
import { deletionSchema } from '@/lib/domain/borrado';
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
      access: { kind: 'usuario', roles: ROLES, letsIn: 'password_due' },
      limit: 'sensitive',
      summary:
        'Cierra la cuenta en el acto: se puede restaurar durante 30 días y luego se borra; con `ya` y `confirmacion: "BORRAR"` (o `"ERASE"`) se borra ahora y responde con el recibo',
      problems: ['conflict'],
      request: { body: body(deletionSchema) },
      responses: { 200: json(endedSchema, 'Cerrada') },
    },
    async (c) => {
      const actor = requireActor(c);
      const { password, ya } = c.req.valid('json');
      const recibo = ya ? await eraseAccount(deps, actor, password) : null;
      const until = ya ? null : await deleteAccount(deps, actor, password);
      return c.json({ se_borra_at: until?.toISOString() ?? null, recibo }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/cuenta/restaurar',
      access: { kind: 'public' },
      limit: 'sensitive',
      summary: 'Devuelve una cuenta cerrada como estaba, salvo sus sesiones; luego se entra como siempre',
      problems: ['bad_credentials'],
      request: { body: body(credentialsSchema) },
      responses: noContent,
    },
    async (c) => {
      const { email, password } = c.req.valid('json');
      const known = await deps.knownDevices.read(c.req.header('cookie'));
      const giveBack = await deps.limits.signIn({ address: c.get('address'), known }, email);
      await restoreAccount(deps, email, password);
      await giveBack();
      return c.body(null, 204);
    },
  );
}
