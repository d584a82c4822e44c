import { MAX_SUBSCRIPTIONS, type Up } from '@/lib/channels/protocol';
import { findChannel } from '@/lib/channels/registry';
import { authorizeView, type View } from '@/lib/channels/view';
import type { Actor } from '@/lib/domain/access';
import { type Cursor, parseCursor } from '@/lib/domain/cursor';
import { isLatidoError, LatidoError, type ProblemCode } from '@/lib/domain/errors';
import type { Guarded } from './guard';
import type { NativeDeps } from './native-deps';
import type { NativeSession as Session } from './native-session';
import { subscribePast } from './past-subscription';
import { subscribeState } from './state-subscription';
import { StreamSubscription } from './stream-subscription';
import type { Subscription, SubscriptionPlace } from './subscription';

/** `drained`: the reader took what it was sent. */
export type Running = { drained(): void; stop(): void };

type Wanted = Extract<Up, { type: 'subscribe' }>;

/**
 * Opens a subscription, held to the grant for as long as it runs.
 *
 * @throws conflict for a ref in use, too_many, not_found for an unknown channel, not_allowed
 */
export async function openSubscription(session: Session, actor: Actor, wanted: Wanted): Promise<void> {
  const { running, deps } = session;
  if (running.has(wanted.ref)) throw new LatidoError('conflict', { detail: 'Este ref ya está en uso' });
  if (running.size >= MAX_SUBSCRIPTIONS) throw new LatidoError('too_many');
  const channel = findChannel(wanted.channel);
  if (!channel) throw new LatidoError('not_found', { detail: 'Este canal no existe' });
  const { ownerId, view: first } = await authorizeView(deps, actor, wanted.consumidor_id, channel);
  if (!session.isOpen()) return;
  let view = first;

  const place: SubscriptionPlace = {
    ref: wanted.ref,
    channel,
    ownerId,
    pipe: session.pipe,
    view: () => view,
    spacing: wanted.rate_hz ? 1_000 / wanted.rate_hz : 0,
    owe: (bytes) => session.owe(bytes),
  };
  const fail = (error: unknown) => failed(session, wanted.ref, error);
  const since = wanted.since === undefined ? undefined : parseCursor(wanted.since);
  const subscription = openFor(deps, place, since, fail);

  const estado = estadoOf(session, channel.of === 'usuario' ? undefined : ownerId);
  estado.see(view);
  const see = (next: View) => {
    if (next.key === view.key) return;
    const isOther = next.resolucion !== view.resolucion;
    view = next;
    estado.see(view);
    subscription.see(isOther);
  };
  const guarded: Guarded = {
    get actor() {
      return session.actor;
    },
    sight: { ownerId, channel, see },
    close: (_code, reason) => ended(session, wanted.ref, reason as ProblemCode),
  };
  const stop = () => {
    subscription.stop();
    estado.stop();
    deps.guard.release(guarded);
  };
  running.set(wanted.ref, { drained: subscription.drained, stop });
  deps.guard.hold(guarded);
}

/** What runs for the present resolution; another one is begun anew. */
function openFor(
  deps: NativeDeps,
  place: SubscriptionPlace,
  since: Cursor | undefined,
  fail: (error: unknown) => void,
): { drained(): void; see(isOther: boolean): void; stop(): void } {
  const opened = (from?: Cursor): Subscription => {
    if (place.view().resolucion !== 'vivo') return subscribePast(deps, place, fail);
    if (place.channel.kind === 'stream') return new StreamSubscription(deps, place, from, fail);
    return subscribeState(deps, place, fail);
  };
  let current = opened(since);
  return {
    drained: () => current.drained(),
    see: (isOther) => {
      if (!isOther) return current.seen();
      current.stop();
      current = opened();
    },
    stop: () => current.stop(),
  };
}

/** Told while the sight lets know it. */
function estadoOf(
  { estados }: Session,
  consumidorId: number | undefined,
): { see(view: View): void; stop(): void } {
  let taken = false;
  const set = (wanted: boolean) => {
    if (consumidorId === undefined || wanted === taken) return;
    taken = wanted;
    if (wanted) estados.take(consumidorId);
    else estados.drop(consumidorId);
  };
  return { see: (view) => set(view.estado), stop: () => set(false) };
}

function ended(session: Session, ref: string, code: ProblemCode): void {
  if (code !== 'not_allowed') {
    session.end(code);
    return;
  }
  const one = session.running.get(ref);
  if (!one) return;
  one.stop();
  session.running.delete(ref);
  session.tell({ type: 'revoked', ref, reason: code });
}

/** The client comes back by cursor, once the database does. */
function failed(session: Session, ref: string, error: unknown): void {
  if (isLatidoError(error) && error.code === 'not_allowed') {
    ended(session, ref, 'not_allowed');
    return;
  }
  session.deps.log.error({ err: error }, 'a subscription could not be served');
  session.end('unavailable');
}
