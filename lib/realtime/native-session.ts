import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import {
  HELLO_WITHIN_MS,
  MAX_SUBSCRIPTIONS,
  PING_EVERY_MS,
  SOCKETS_PER_USUARIO,
  type Up,
  upSchema,
} from '@/lib/channels/protocol';
import type { Actor } from '@/lib/domain/access';
import { closeCode, isLatidoError, LatidoError, type ProblemCode, toProblem } from '@/lib/domain/errors';
import type { Telemetry } from '@/lib/domain/telemetry';
import type { Deps } from '@/lib/domain/use-cases/deps';
import { createEstadoFeed, type EstadoFeed } from './estado-feed';
import { frameBudget, parsedFrame } from './frame-budget';
import { textFrame } from './frames';
import type { Guard, Guarded } from './guard';
import type { Hub } from './hub';
import type { Pipe, Pipes } from './pipes';
import { watchSlow } from './slow-reader';
import type { Snapshots } from './snapshots';
import { openSubscription, type Running } from './subscribe';

export type NativeDeps = Pick<Deps, 'repos' | 'bus' | 'clock'> & {
  telemetry: Telemetry;
  hub: Hub;
  guard: Guard;
  snapshots: Snapshots;
  pipes: Pipes;
  authenticate: { bearer(token: string): Promise<Actor | null> };
  log: { error(context: object, message: string): void };
};

/** One socket of the native surface. `drain` tells the client to come back after so long (ms). */
export type NativeSession = { drain(retryAfterMs: number): void };

export type Session = {
  deps: NativeDeps;
  pipe: Pipe;
  id: string;
  /** Undefined until `hello`. */
  actor?: Actor;
  running: Map<string, Running>;
  estados: EstadoFeed;
  owe(bytes: number): void;
  tell(message: object): void;
  isOpen(): boolean;
  /** Closes the socket; nothing is sent after it. */
  end(code: ProblemCode, reason?: string): void;
};

/**
 * Serves one socket of the native surface (`latido.v1`). It knows who is there by `actor`, a cookie or token of the
 * handshake, or waits for `hello`; then it runs the subscriptions.
 */
export function serveNativeSocket(
  deps: NativeDeps,
  socket: WebSocket,
  raw: Duplex,
  actor: Actor | undefined,
): NativeSession {
  const session = createSession(deps, socket, raw);
  const held: Guarded = {
    get actor() {
      return session.actor as Actor;
    },
    close: (_code, reason) => session.end(reason as ProblemCode),
  };
  const expiry = createExpiry(session);
  let entered: number | undefined;
  const enter = (who: Actor): boolean => {
    if (entered === undefined) {
      if (!deps.guard.enter(who.usuario_id, 'native', SOCKETS_PER_USUARIO)) {
        session.tell({
          type: 'error',
          problem: toProblem(new LatidoError('too_many', { retryAfterMs: 5_000 })),
        });
        session.end('too_many');
        return false;
      }
      entered = who.usuario_id;
    }
    session.actor = who;
    expiry.set(who.expires_at);
    deps.guard.hold(held);
    return true;
  };
  const slow = watchSlow(session.pipe, () => session.end('too_slow'));
  session.owe = slow.owe;
  const late = setTimeout(() => session.actor || session.end('unauthenticated'), HELLO_WITHIN_MS);
  if (actor && enter(actor)) welcome(session);

  listen(session, socket, enter);
  raw.on('drain', () => {
    slow.drained();
    for (const { subscription } of session.running.values()) subscription.drained();
  });
  socket.on('close', () => {
    clearTimeout(late);
    expiry.stop();
    slow.stop();
    for (const running of session.running.values()) running.stop();
    session.running.clear();
    deps.guard.release(held);
    if (entered !== undefined) deps.guard.leave(entered, 'native');
  });
  return {
    drain: (retry_after_ms) => {
      session.tell({ type: 'drain', retry_after_ms });
      session.pipe.flush();
    },
  };
}

function createSession(deps: NativeDeps, socket: WebSocket, raw: Duplex): Session {
  const pipe = deps.pipes.open(socket, raw);
  const tell = (message: object) => pipe.send(textFrame(JSON.stringify(message)));
  return {
    deps,
    pipe,
    id: randomUUID(),
    running: new Map(),
    estados: createEstadoFeed(deps, pipe),
    owe: () => {},
    tell,
    isOpen: () => socket.readyState === socket.OPEN,
    end: (code, reason = code) => {
      pipe.flush();
      socket.close(closeCode(code), reason);
    },
  };
}

function welcome({ deps, id, tell }: Session): void {
  tell({
    type: 'welcome',
    session: id,
    server_time: deps.clock.now().toISOString(),
    ping_ms: PING_EVERY_MS,
    max_subscriptions: MAX_SUBSCRIPTIONS,
  });
}

/** Frames are handled one after the other: what follows a `hello` waits for it. */
function listen(session: Session, socket: WebSocket, enter: (who: Actor) => boolean): void {
  const allow = frameBudget((code) => {
    session.tell({ type: 'error', problem: toProblem(new LatidoError(code)) });
    session.end(code);
  });
  let turn: Promise<void> = Promise.resolve();
  socket.on('message', (data, isBinary) => {
    if (!allow('any')) return;
    const parsed = upSchema.safeParse(parsedFrame(data, isBinary));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const errors = issue && [{ pointer: `/${issue.path.join('/')}`, detail: issue.message }];
      if (allow('bad'))
        session.tell({ type: 'error', problem: toProblem(new LatidoError('bad_frame', { errors })) });
      return;
    }
    const message = parsed.data;
    if (message.type === 'ping') session.tell({ type: 'pong', t: message.t });
    else
      turn = turn
        .then(() => answer(session, message, enter))
        .catch((error) => refuse(session, message, error));
  });
}

type Handled = Exclude<Up, { type: 'ping' }>;

async function answer(session: Session, message: Handled, enter: (who: Actor) => boolean): Promise<void> {
  if (message.type === 'hello' || message.type === 'refresh') {
    if (message.token === undefined && session.actor) return welcome(session);
    const actor = await session.deps.authenticate.bearer(message.token ?? '');
    const same = !session.actor || session.actor.usuario_id === actor?.usuario_id;
    if (!actor || !same) return session.end('unauthenticated');
    if (enter(actor) && message.type === 'hello') welcome(session);
    return;
  }
  if (!session.actor) return session.end('unauthenticated');
  if (message.type === 'unsubscribe') {
    session.running.get(message.ref)?.stop();
    session.running.delete(message.ref);
    return;
  }
  await openSubscription(session, session.actor, message);
}

/** What was refused gets its problem, and the socket stays; what failed closes it, and the client comes back by cursor. */
function refuse(session: Session, message: Handled, error: unknown): void {
  const ref = 'ref' in message ? message.ref : undefined;
  if (isLatidoError(error)) {
    session.tell({ type: 'error', ref, problem: toProblem(error) });
    return;
  }
  session.deps.log.error({ err: error }, 'a frame could not be answered');
  session.end('unavailable');
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

function createExpiry(session: Session): { set(at: Date): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    set: (at) => {
      clearTimeout(timer);
      const left = at.getTime() - session.deps.clock.now().getTime();
      timer = setTimeout(
        () => session.end('unauthenticated', 'expired'),
        Math.min(Math.max(0, left), LONGEST_TIMER_MS),
      );
    },
    stop: () => clearTimeout(timer),
  };
}
