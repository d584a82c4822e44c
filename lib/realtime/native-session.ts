import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { HELLO_WITHIN_MS, SOCKETS_PER_USUARIO, type Up, upSchema } from '@/lib/channels/protocol';
import type { Actor } from '@/lib/domain/access';
import { closeCode, isLatidoError, LatidoError, type ProblemCode } from '@/lib/domain/errors';
import { invalid } from '@/lib/domain/invalid';
import type { Idioma } from '@/lib/domain/usuarios';
import { refusal, welcome } from './answers';
import { createEstadoFeed, type EstadoFeed } from './estado-feed';
import { FrameBudget, parsedFrame } from './frame-budget';
import { textFrame } from './frames';
import type { Guarded } from './guard';
import type { NativeDeps } from './native-deps';
import { Pipe } from './pipes';
import { type SlowWatch, watchSlow } from './slow-reader';
import { openSubscription, type Running } from './subscribe';

type Handled = Exclude<Up, { type: 'ping' }>;

/**
 * One socket of the native surface (`latido.v1`). Who is there is known by the handshake's cookie or token, or by
 * `hello`; then it runs the subscriptions. Most sockets are idle most of the time, so what only a busy one needs is
 * made when it is needed.
 */
export class NativeSession implements Guarded {
  readonly pipe: Pipe;
  private who?: Actor;
  private readonly openedAt = performance.now();
  private subscriptions?: Map<string, Running>;
  private feed?: EstadoFeed;
  private budget?: FrameBudget;
  private slow?: SlowWatch;
  /** Frames are answered one after the other: what follows a `hello` waits for it. */
  private turn?: Promise<void>;

  constructor(
    readonly deps: NativeDeps,
    private readonly socket: WebSocket,
    raw: Duplex,
    /** Of the request, until it is known whose it is. */
    private idioma: Idioma,
    actor: Actor | undefined,
  ) {
    this.pipe = new Pipe(deps.pipes, socket, raw, this);
    deps.pipes.enter(this.pipe);
    if (actor && this.enter(actor)) this.welcome();
  }

  get actor(): Actor {
    if (!this.who) throw new LatidoError('unauthenticated');
    return this.who;
  }

  get running(): Map<string, Running> {
    this.subscriptions ??= new Map();
    return this.subscriptions;
  }

  get estados(): EstadoFeed {
    this.feed ??= createEstadoFeed(this.deps, this.pipe);
    return this.feed;
  }

  isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  tell(message: object): void {
    this.pipe.send(textFrame(JSON.stringify(message)));
  }

  /** Closes the socket; nothing is sent after it. */
  end(code: ProblemCode, reason: string = code): void {
    if (code === 'too_slow') this.deps.telemetry.tooSlow('native');
    this.pipe.flush();
    this.socket.close(closeCode(code), reason);
  }

  /** Of the guard: the session ended. */
  close(_code: number, reason: string): void {
    this.end(reason as ProblemCode);
  }

  /** Bytes that were not sent because the reader is slow. */
  owe(bytes: number): void {
    this.slow ??= watchSlow(this.pipe, () => this.end('too_slow'));
    this.slow.owe(bytes);
  }

  drained(): void {
    this.slow?.drained();
    this.feed?.drained();
    for (const running of this.subscriptions?.values() ?? []) running.drained();
  }

  /** The server is about to end. */
  drain(retryAfterMs: number): void {
    this.tell({ type: 'drain', retry_after_ms: retryAfterMs });
    this.pipe.flush();
  }

  /** Called now and then: nobody said who it is in time, or the credential is over. */
  checkTime(now: Date): void {
    const isLate = !this.who && performance.now() - this.openedAt > HELLO_WITHIN_MS;
    const isOver = this.who !== undefined && this.who.expires_at <= now;
    if (isLate || isOver) this.end('unauthenticated', isOver ? 'expired' : undefined);
  }

  closed(): void {
    const { guard, pipes } = this.deps;
    this.slow?.stop();
    for (const running of this.subscriptions?.values() ?? []) running.stop();
    this.subscriptions?.clear();
    pipes.leave(this.pipe);
    guard.release(this);
    if (this.who) guard.leave(this.who.usuario_id, 'native');
  }

  receive(data: RawData, isBinary: boolean): void {
    if (!this.allows('any')) return;
    const parsed = upSchema.safeParse(parsedFrame(data, isBinary));
    if (!parsed.success) {
      if (this.allows('bad')) this.refuse(invalid(parsed.error.issues, 'bad_frame'));
      return;
    }
    const message = parsed.data;
    if (message.type === 'ping') this.tell({ type: 'pong', t: message.t });
    else
      this.turn = (this.turn ?? Promise.resolve())
        .then(() => this.answer(message))
        .catch((error) => this.refuse(error, 'ref' in message ? message.ref : undefined));
  }

  private allows(kind: 'any' | 'bad'): boolean {
    this.budget ??= new FrameBudget();
    const verdict = this.budget.take(kind);
    if (typeof verdict === 'string') {
      this.refuse(new LatidoError(verdict));
      this.end(verdict);
    }
    return verdict === true;
  }

  private async answer(message: Handled): Promise<void> {
    if (message.type === 'hello' || message.type === 'refresh') return this.identify(message);
    if (!this.who) return this.end('unauthenticated');
    if (message.type === 'subscribe') return openSubscription(this, this.who, message);
    this.running.get(message.ref)?.stop();
    this.running.delete(message.ref);
  }

  private async identify({ type, token }: { type: 'hello' | 'refresh'; token?: string }): Promise<void> {
    if (token === undefined && this.who) return this.welcome();
    const actor = await this.deps.authenticate.bearer(token ?? '');
    const isSame = !this.who || this.who.usuario_id === actor?.usuario_id;
    if (!actor || !isSame) return this.end('unauthenticated');
    if (this.enter(actor) && type === 'hello') this.welcome();
  }

  private enter(actor: Actor): boolean {
    const { guard } = this.deps;
    if (!this.isOpen()) return false;
    this.idioma = actor.idioma;
    if (!this.who && !guard.enter(actor.usuario_id, 'native', SOCKETS_PER_USUARIO)) {
      this.refuse(new LatidoError('too_many', { retryAfterMs: 5_000 }));
      this.end('too_many');
      return false;
    }
    this.who = actor;
    guard.hold(this);
    return true;
  }

  private welcome(): void {
    this.tell(welcome(this.deps.clock));
    // With the handshake's answer, which is still corked.
    this.pipe.flush();
  }

  /** What was refused gets its problem, and the socket stays; what failed closes it, and the client comes back by cursor. */
  private refuse(error: unknown, ref?: string): void {
    if (isLatidoError(error)) {
      this.tell(refusal(error, this.idioma, { ref }));
      if (error.code === 'password_change_required') this.end(error.code);
      return;
    }
    this.deps.log.error({ err: error }, 'a frame could not be answered');
    this.end('unavailable');
  }
}
