import type { Actor } from '../access';
import { RESTORE_DAYS, type Recibo, type Verdict } from '../borrado';
import { LatidoError } from '../errors';
import { DAY_MS } from '../time';
import { type Deps, type ErrorLog, inFuture, type LimitedDeps } from './deps';
import { requireOwnPassword } from './own-password';

const NOT_VERIFIED =
  'Tu cuenta ya está cerrada, pero no pudimos comprobar que no quede nada de ella. Lo intentamos de nuevo cada hora.';

type Acts = Pick<Deps, 'repos' | 'bus' | 'clock'>;
type Asked = Acts & Pick<LimitedDeps, 'passwords' | 'limits'>;

/**
 * Ends the actor's account; until the moment it gives it can be restored.
 *
 * @throws invalid for a wrong password, too_many, conflict for the last administrador
 */
export async function deleteAccount(deps: Asked, actor: Actor, password: string): Promise<Date> {
  const until = inFuture(deps.clock, RESTORE_DAYS * DAY_MS);
  await endAccount(deps, actor, password, until);
  return until;
}

/**
 * Ends and erases it at once.
 *
 * @throws as above; unavailable when something of it was found again: then the job goes on
 */
export async function eraseAccount(
  deps: Asked & { log: ErrorLog },
  actor: Actor,
  password: string,
): Promise<Recibo> {
  const { repos, clock } = deps;
  await endAccount(deps, actor, password, clock.now());
  const erase = async () => {
    const purga = await repos.borrado.purge(actor.usuario_id, clock.now());
    return purga === null ? [] : receiptOf(await repos.borrado.verify(purga, clock.now()));
  };
  const [recibo] = await erase().catch((error: unknown) => {
    deps.log.error({ err: error }, 'an account could not be erased at once: it is tried again');
    return [];
  });
  if (!recibo) throw new LatidoError('unavailable', { detail: NOT_VERIFIED });
  return recibo;
}

async function endAccount(deps: Asked, actor: Actor, password: string, purgaAt: Date): Promise<void> {
  const { repos, bus, clock } = deps;
  const { usuario_id } = actor;
  await requireOwnPassword(deps, actor, password);
  const ended = await repos.borrado.end(usuario_id, clock.now(), purgaAt);
  if (!ended) throw new LatidoError('unauthenticated');
  if (ended === 'last_administrador') {
    const detail = 'Eres la única persona que administra esta instalación. Nombra antes a otra.';
    throw new LatidoError('conflict', { detail });
  }
  bus.publish({ name: 'session.revoked', usuario_id });
  const { consumidor_id } = ended;
  if (consumidor_id !== null) bus.publish({ name: 'acceso.changed', consumidor_id });
}

/**
 * Gives a deleted account back as it was; one that lives stays as it is. Sessions do not come back.
 *
 * @throws bad_credentials, also for an account whose time is over
 */
export async function restoreAccount(
  { repos, clock, passwords }: Pick<Deps, 'repos' | 'clock' | 'passwords'>,
  email: string,
  password: string,
): Promise<void> {
  const living = await repos.usuarios.secretByEmail(email);
  const deleted = await repos.borrado.deletedByEmail(email, clock.now());
  const right = await passwords.verify((living ?? deleted)?.password_hash ?? null, password);
  if (right && living) return;
  const restored = right && deleted && (await repos.borrado.restore(deleted.id, clock.now()));
  if (!restored) throw new LatidoError('bad_credentials');
}

/**
 * Erases every account whose time has come, and verifies what was erased before and not verified. Null: another
 * instance is at it. Whoever fails holds up nobody else.
 *
 * @throws when an account could not be erased or something of one was found again, after everybody had their turn
 */
export async function purgeAccounts(deps: Acts & { log: ErrorLog }): Promise<Recibo[] | null> {
  const { repos, clock } = deps;
  return repos.borrado.alone(async () => {
    const recibos: Recibo[] = [];
    let failed = 0;
    const attempt = async (work: () => Promise<void>) =>
      work().catch((error: unknown) => {
        failed += 1;
        deps.log.error({ err: error }, 'an account could not be erased: it is tried again');
      });
    for (const usuarioId of await repos.borrado.due(clock.now()))
      await attempt(async () => void (await repos.borrado.purge(usuarioId, clock.now())));
    for (const purgaId of await repos.borrado.unverified())
      await attempt(async () => {
        recibos.push(...receiptOf(await repos.borrado.verify(purgaId, clock.now())));
      });
    if (failed > 0) throw new Error(`${failed} accounts are not erased`);
    return recibos;
  });
}

function receiptOf(verdict: Verdict | null): Recibo[] {
  if (!verdict) return [];
  if ('recibo' in verdict) return [verdict.recibo];
  throw new Error(`rows of an erased account were found again: ${JSON.stringify(verdict.quedan)}`);
}
