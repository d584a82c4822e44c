import type { Context, MiddlewareHandler } from 'hono';
import type { Actor, LetsIn } from '@/lib/domain/access';
import { LatidoError } from '@/lib/domain/errors';
import type { LimitClass } from '@/lib/domain/limits';
import { identifyDevice } from '@/lib/domain/use-cases/devices';
import type { Rol } from '@/lib/domain/usuarios';
import type { ApiDeps, ApiEnv } from './context';
import { networkOf } from './network';
import { isOwnOrigin } from './origin';

/**
 * Who may call a route. Every route has one, there is no default: `public`, a paired `device`, or a `usuario`
 * with one of the roles, whose password may be due only where `letsIn` says so. Whose data a usuario may see is decided by the use-case, in `domain/access`.
 */
export type Access =
  | { kind: 'public' }
  | { kind: 'device' }
  | { kind: 'usuario'; roles: readonly Rol[]; letsIn?: LetsIn };

/** Only a person about themselves. */
export const OWNER = { kind: 'usuario', roles: ['consumidor'] } as const satisfies Access;

/** Runs the installation; sees nobody's health. */
export const ADMINISTRADOR = { kind: 'usuario', roles: ['administrador'] } as const satisfies Access;

const READS = new Set(['GET', 'HEAD']);

/** The account that a page means: what waited for a network is not written into that of whoever signed in meanwhile. */
const MEANT_HEADER = 'latido-usuario';

/** What counts together: `name` is the route's own, so that one that is asked too often leaves the others alone. */
export type Limited = { limit: LimitClass; name: string };

export function guardRoute(
  deps: ApiDeps,
  access: Access,
  { limit, name }: Limited,
): MiddlewareHandler<ApiEnv> {
  const count = (who: string) => (limit === 'device' ? undefined : deps.limits.route(limit, name, who));
  return async (c, next) => {
    if (access.kind === 'public') await count(await placeKey(deps, c));
    if (access.kind === 'device') {
      const device = await identifyDevice(deps, bearerOf(c) ?? '');
      await deps.limits.device(device.dispositivo_id);
      await count(`dispositivo ${device.dispositivo_id}`);
      c.set('device', device);
    }
    if (access.kind === 'usuario') {
      const actor = await actorOf(deps, c, access.letsIn);
      await deps.limits.usuario(actor.usuario_id);
      await count(`usuario ${actor.usuario_id}`);
      if (!access.roles.includes(actor.rol)) throw new LatidoError('not_allowed');
      c.set('actor', actor);
    }
    await next();
  };
}

/** A device of an account that is known counts as that account: neighbours at its address cannot use up its share. */
async function placeKey({ knownDevices }: ApiDeps, c: Context<ApiEnv>): Promise<string> {
  const known = await knownDevices.read(c.req.header('cookie'));
  return known?.accounts[0] ?? networkOf(c.get('address'));
}

/** The usuario behind a Bearer token or, for requests of our own pages, behind the session cookie. */
async function actorOf(deps: ApiDeps, c: Context<ApiEnv>, letsIn?: LetsIn): Promise<Actor> {
  const token = bearerOf(c);
  if (token !== undefined) {
    const actor = await deps.authenticate.bearer(token, letsIn);
    if (actor) return actor;
    throw new LatidoError('unauthenticated');
  }
  const actor = await deps.authenticate.cookie(c.req.header('cookie') ?? '', letsIn);
  if (!actor) throw new LatidoError('unauthenticated');
  const own = isOwnOrigin(c.req.header('origin'), c.req.header('host'), deps.publicOrigin);
  if (!READS.has(c.req.method) && !own) throw new LatidoError('foreign_origin');
  const meant = c.req.header(MEANT_HEADER);
  if (meant !== undefined && meant !== String(actor.usuario_id))
    throw new LatidoError('unauthenticated', { detail: 'Es de otra cuenta' });
  return actor;
}

function bearerOf(c: Context<ApiEnv>): string | undefined {
  return bearerIn(c.req.header('authorization'));
}

/** The token of an `Authorization: Bearer` header. */
export function bearerIn(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
}

export function requireActor(c: Context<ApiEnv>): Actor {
  const actor = c.get('actor');
  if (!actor) throw new LatidoError('unauthenticated');
  return actor;
}
