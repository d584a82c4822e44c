import { z } from '@hono/zod-openapi';
import { LatidoError } from '@/lib/domain/errors';
import { sessionPlace } from '@/lib/domain/sesiones';
import { checkSignIn, register } from '@/lib/domain/use-cases/accounts';
import { openTokenSession, refreshTokens, revokeTokens } from '@/lib/domain/use-cases/tokens';
import { credentialsSchema, IDIOMAS, ROLES, registroSchema } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, noContent, type Router } from '../route';
import { MAILED, mailedSchema } from './recovery';

const usuarioSchema = z.object({
  id: z.int(),
  nombre: z.string(),
  email: z.string(),
  rol: z.enum(ROLES),
  idioma: z.enum(IDIOMAS),
  consumidor_id: z.int().nullable(),
  email_verified_at: z.iso.datetime().nullable(),
});
const registradoSchema = mailedSchema.extend({ email: z.string() });
const pairSchema = z.object({ access: z.string(), refresh: z.string(), expires_in: z.int() });
const refreshSchema = z.object({ refresh: z.string().max(200) });

export function accountRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/registro',
      access: { kind: 'public' },
      limit: 'sensitive',
      summary:
        'Crea una cuenta de consumidor o de cuidador, en el idioma de `Accept-Language`. La respuesta es la misma si el correo ya tiene una: entonces se le escribe',
      request: { body: body(registroSchema) },
      responses: { 201: json(registradoSchema, 'Revisa tu correo') },
    },
    async (c) => {
      await deps.limits.register(c.get('address'));
      const registro = c.req.valid('json');
      await register(deps, { ...registro, idioma: c.get('idioma') });
      return c.json({ ...MAILED, email: registro.email }, 201);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/yo',
      access: { kind: 'usuario', roles: ROLES, letsIn: 'password_due' },
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
      limit: 'sensitive',
      summary:
        'Cambia correo y contraseña, y `codigo` donde hay segundo factor, por un par de tokens; la cookie que deja recuerda el dispositivo y no abre nada',
      problems: ['bad_credentials', 'second_factor_required', 'second_factor_wrong', 'account_deleted'],
      request: { body: body(credentialsSchema) },
      responses: { 200: json(pairSchema, 'El par') },
    },
    async (c) => {
      const address = c.get('address');
      const known = await deps.knownDevices.read(c.req.header('cookie'));
      const usuario = await checkSignIn(deps, { address, known }, c.req.valid('json'));
      c.header('set-cookie', await deps.knownDevices.remember(known, usuario.email));
      const place = sessionPlace(c.req.header('user-agent'), address);
      return c.json(await openTokenSession(deps, usuario, place), 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/token/refresh',
      access: { kind: 'public' },
      limit: 'sensitive',
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
