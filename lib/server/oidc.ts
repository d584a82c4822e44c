import { parse } from 'hono/utils/cookie';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { isLatidoError } from '@/lib/domain/errors';
import type { ProvenIdentity } from '@/lib/domain/identidades';
import { linkIdentity, signInByIdentity } from '@/lib/domain/use-cases/identities';
import { emailSchema } from '@/lib/domain/usuarios';
import type { Oidc } from './config';
import type { Runtime } from './runtime';
import { openWebSession, placeOf, type WebRequest } from './web-request';

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});

/** Any OpenID provider, found by its discovery document; next-auth checks state, nonce, PKCE and the id token. */
export function oidcProvider({ issuer, clientId, clientSecret, name }: Oidc): OAuthConfig<{ sub: string }> {
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    issuer,
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    profile: ({ sub }) => ({ id: sub }),
  };
}

function provenOf(claims: unknown): ProvenIdentity | null {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const { iss, sub, email_verified, email, name } = parsed.data;
  const verified = emailSchema.safeParse(email_verified ? email : undefined);
  const nombre = name?.trim().slice(0, 80) || 'Sin nombre';
  return { issuer: iss, sub, email: verified.data ?? null, nombre };
}

/** next-auth keeps in a cookie where the sign-in was to lead; the pages hold it to `safeReturn`. */
function returnOf({ secureCookies }: Runtime, { headers }: WebRequest): string {
  const name = `${secureCookies ? '__Secure-' : ''}next-auth.callback-url`;
  const kept = parse(headers.get('cookie') ?? '', name)[name] ?? '';
  if (!URL.canParse(kept)) return '';
  const { pathname, search } = new URL(kept);
  return pathname === '/' ? '' : `&volver=${encodeURIComponent(pathname + search)}`;
}

/**
 * Somebody comes back from the issuer. True: `user.id` is the session that is open now. Otherwise where to go on: to
 * give a code, to choose a rol, or back, where it is said why. An account with an equal email is never opened.
 */
export async function arrive(
  runtime: Runtime,
  request: WebRequest,
  user: { id: string },
  claims: unknown,
): Promise<true | string> {
  const { identityCookies, repos } = runtime;
  const proven = provenOf(claims);
  if (!proven) return '/entrar?motivo=acceso';
  const wish = await identityCookies.link.read(request.headers.get('cookie'));
  if (wish) return link(runtime, request, wish.sid, proven);
  const volver = returnOf(runtime, request);
  const waitFor = async (paso: 'codigo' | 'cuenta') => {
    request.setCookie(await identityCookies.proven.write(proven));
    return `/entrar/identidad?paso=${paso}${volver}`;
  };
  try {
    const usuario = await signInByIdentity(runtime, await placeOf(runtime, request), proven);
    if (usuario) {
      user.id = await openWebSession(runtime, request, usuario);
      return true;
    }
  } catch (error) {
    if (isLatidoError(error) && error.code === 'second_factor_required') return waitFor('codigo');
    throw error;
  }
  if (!proven.email) return `/entrar?motivo=sin_correo${volver}`;
  if (await repos.usuarios.secretByEmail(proven.email)) return `/entrar?motivo=correo_en_uso${volver}`;
  return waitFor('cuenta');
}

/** Only the session that asked for it is linked; whoever signed out meanwhile is not. */
async function link(
  runtime: Runtime,
  { headers, setCookie }: WebRequest,
  sid: string,
  proven: ProvenIdentity,
): Promise<string> {
  setCookie(runtime.identityCookies.link.clear);
  const actor = await runtime.authenticate.cookie(headers.get('cookie') ?? '');
  if (actor?.session_id !== sid) return '/entrar?motivo=acceso';
  try {
    await linkIdentity(runtime, actor.usuario_id, proven);
    return '/cuenta/segundo-factor?enlace=hecho';
  } catch (error) {
    if (isLatidoError(error)) return '/cuenta/segundo-factor?enlace=en_uso';
    throw error;
  }
}
