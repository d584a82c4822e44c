import { z } from '@hono/zod-openapi';
import { proofSchema } from '@/lib/domain/cuentas';
import { codigoSchema } from '@/lib/domain/segundo-factor';
import {
  confirmSecondFactor,
  findSegundoFactor,
  proposeSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '@/lib/domain/use-cases/second-factor';
import { ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, noContent, type Router } from '../route';

const PATH = '/api/cuenta/segundo-factor';
const SENSITIVE = { access: { kind: 'usuario', roles: ROLES }, limit: 'sensitive' } as const;

const factorSchema = z.object({
  activo: z.boolean(),
  desde: z.iso.datetime().nullable(),
  codigos_restantes: z.int(),
});
const proposalSchema = z.object({ secreto: z.string(), uri: z.string(), qr: z.string() });
const codesSchema = z.object({ codigos: z.array(z.string()) });
const passwordOnly = proofSchema.omit({ codigo: true });
const codeOnly = z.strictObject({ codigo: codigoSchema });

export function secondFactorRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: PATH,
      access: SENSITIVE.access,
      summary: 'Si la cuenta tiene segundo factor, desde cuándo, y cuántos códigos de recuperación quedan',
      responses: { 200: json(factorSchema, 'El segundo factor') },
    },
    async (c) => c.json(await findSegundoFactor(deps, requireActor(c)), 200),
  );

  route(
    {
      ...SENSITIVE,
      method: 'post',
      path: PATH,
      summary: 'Un secreto para la aplicación de códigos, que se dice una vez y cuenta al confirmarse',
      problems: ['conflict'],
      request: { body: body(passwordOnly) },
      responses: { 201: json(proposalSchema, 'El secreto, su dirección otpauth y su código QR en SVG') },
    },
    async (c) => c.json(await proposeSecondFactor(deps, requireActor(c), c.req.valid('json').password), 201),
  );

  route(
    {
      ...SENSITIVE,
      method: 'post',
      path: `${PATH}/confirmar`,
      summary:
        'El primer código lo activa y cierra mis demás sesiones; la respuesta trae los códigos de recuperación, que se dicen una vez',
      problems: ['conflict', 'second_factor_wrong'],
      request: { body: body(codeOnly) },
      responses: { 201: json(codesSchema, 'Activo') },
    },
    async (c) => {
      const codigos = await confirmSecondFactor(deps, requireActor(c), c.req.valid('json').codigo);
      return c.json({ codigos }, 201);
    },
  );

  provenRoutes({ route }, deps);
}

/** What a session alone may not do: they want the password and a code. */
function provenRoutes({ route }: Pick<Router, 'route'>, deps: ApiDeps): void {
  const proven = {
    ...SENSITIVE,
    method: 'post',
    problems: ['conflict', 'second_factor_wrong'],
    request: { body: body(proofSchema) },
  } as const;
  route(
    {
      ...proven,
      path: `${PATH}/codigos`,
      summary:
        'Otros códigos de recuperación; los anteriores dejan de servir, y mis demás sesiones se cierran',
      responses: { 201: json(codesSchema, 'Los códigos, que se dicen una vez') },
    },
    async (c) =>
      c.json({ codigos: await renewRecoveryCodes(deps, requireActor(c), c.req.valid('json')) }, 201),
  );
  route(
    {
      ...proven,
      path: `${PATH}/desactivar`,
      summary: 'Quita el segundo factor, y cierra mis demás sesiones',
      responses: noContent,
    },
    async (c) => {
      await removeSecondFactor(deps, requireActor(c), c.req.valid('json'));
      return c.body(null, 204);
    },
  );
}
