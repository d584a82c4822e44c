import { z } from '@hono/zod-openapi';
import { LatidoError } from '@/lib/domain/errors';
import { checkCredentials, register } from '@/lib/domain/use-cases/accounts';
import { openTokenSession, refreshTokens, revokeTokens } from '@/lib/domain/use-cases/tokens';
import { credentialsSchema, ROLES, registroSchema } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, noContent, type Router } from '../route';

const usuarioSchema = z.object({
  id: z.int(),
  nombre: z.string(),
  email: z.string(),
  rol: z.enum(ROLES),
  consumidor_id: z.int().nullable(),
});
const pairSchema = z.object({ access: z.string(), refresh: z.string(), expires_in: z.int() });
const refreshSchema = z.object({ refresh: z.string().max(200) });

export function accountRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/registro',
      access: { kind: 'public' },
      summary: 'Crea una cuenta de consumidor o de cuidador',
      problems: ['conflict', 'too_many'],
      request: { body: body(registroSchema) },
      responses: { 201: json(usuarioSchema, 'Creada') },
    },
    async (c) => {
      await deps.limits.register(c.get('address'));
      return c.json(await register(deps, c.req.valid('json')), 201);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/yo',
      access: { kind: 'usuario', roles: ROLES },
      summary: 'Quién soy',
      responses: { 200: json(usuarioSchema, 'La cuenta') },
    },
    async (c) => {
      const usuario = await deps.repos.usuarios.find(requireActor(c).usuario_id);
      if (!usuario) throw new LatidoError('unauthenticated');
      return c.json(usuario, 200);
    },
  );

  tokenRoutes({ route }, deps);
}

function tokenRoutes({ route }: Pick<Router, 'route'>, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/token',
      access: { kind: 'public' },
      summary: 'Cambia correo y contraseña por un par de tokens',
      problems: ['bad_credentials', 'account_deleted', 'too_many'],
      request: { body: body(credentialsSchema) },
      responses: { 200: json(pairSchema, 'El par') },
    },
    async (c) => {
      const { email, password } = c.req.valid('json');
      await deps.limits.signIn(c.get('address'), email);
      const usuario = await checkCredentials(deps, email, password);
      await deps.limits.forgiveSignIn(c.get('address'), email);
      return c.json(await openTokenSession(deps, usuario.id), 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/token/refresh',
      access: { kind: 'public' },
      summary: 'Cambia un token de refresco, que sirve una vez, por otro par',
      problems: ['unauthenticated'],
      request: { body: body(refreshSchema) },
      responses: { 200: json(pairSchema, 'El par') },
    },
    async (c) => c.json(await refreshTokens(deps, c.req.valid('json').refresh), 200),
  );

  route(
    {
      method: 'post',
      path: '/api/token/revoke',
      access: { kind: 'public' },
      summary: 'Cierra la sesión de un token de refresco',
      request: { body: body(refreshSchema) },
      responses: noContent,
    },
    async (c) => {
      await revokeTokens(deps, c.req.valid('json').refresh);
      return c.body(null, 204);
    },
  );
}
