import type { Actor } from '../access';
import { LatidoError } from '../errors';
import { quietUntil } from '../preferencias';
import {
  type EndpointCheck,
  type Envio,
  MOST_TRIES,
  type NewSuscripcion,
  PUSH_LEASE_MS,
  PUSH_OF,
  type PushBody,
  type PushSender,
  type Suscripcion,
  waitAfter,
} from '../push';
import { deviceWords } from '../sesiones';
import type { Idioma } from '../usuarios';
import { type Deps, type ErrorLog, inFuture } from './deps';

type SubscribeDeps = Pick<Deps, 'repos' | 'clock'> & { checkEndpoint: EndpointCheck };

/** This browser gets push as long as this session lives. @throws invalid for an endpoint that is no public push service */
export async function subscribePush(
  { repos, clock, checkEndpoint }: SubscribeDeps,
  { usuario_id, session_id }: Actor,
  suscripcion: NewSuscripcion,
): Promise<number> {
  if (!(await checkEndpoint(suscripcion.endpoint))) {
    const detail = 'No es la dirección de un servicio de avisos';
    throw new LatidoError('invalid', { errors: [{ pointer: '/endpoint', detail }] });
  }
  const id = await repos.push.subscribe({ usuario_id, session_id }, suscripcion, clock.now());
  if (id === null) throw new LatidoError('unauthenticated');
  return id;
}

/** One's own devices that get push. */
export async function listSuscripciones(
  { repos, clock }: Pick<Deps, 'repos' | 'clock'>,
  { usuario_id, session_id }: Actor,
  idioma: Idioma,
): Promise<Suscripcion[]> {
  const stored = await repos.push.list(usuario_id, clock.now());
  return stored.map(({ id, user_agent, created_at, enviado_at, ...of }) => ({
    id,
    dispositivo: deviceWords({ kind: 'web', user_agent }, idioma),
    created_at: created_at.toISOString(),
    enviado_at: enviado_at?.toISOString() ?? null,
    actual: of.session_id === session_id,
  }));
}

/** @throws not_found, also for somebody else's */
export async function unsubscribePush(
  { repos }: Pick<Deps, 'repos'>,
  { usuario_id }: Actor,
  id: number,
): Promise<void> {
  if (!(await repos.push.unsubscribe(usuario_id, id))) throw new LatidoError('not_found');
}

export type SendPushDeps = Pick<Deps, 'repos' | 'clock' | 'avisoWords'> & {
  sender: PushSender;
  log: ErrorLog;
};

/** In one go; the rest comes with the next. */
const AT_ONCE = 20;

/** Sends what is due. A service that fails holds up nobody else. */
export async function sendPushes(deps: SendPushDeps): Promise<void> {
  const { repos, clock } = deps;
  const due = await repos.push.claim(clock.now(), inFuture(clock, PUSH_LEASE_MS), AT_ONCE);
  await Promise.all(due.map((envio) => deliver(deps, envio)));
}

async function deliver(deps: SendPushDeps, envio: Envio): Promise<void> {
  const { repos, clock, sender, log } = deps;
  const quiet = quietUntil(clock.now(), envio);
  if (quiet) return wait(deps, envio, quiet);
  const { ttl_ms, urgency } = PUSH_OF[envio.tipo];
  const left = Math.min(ttl_ms, envio.vence_at.getTime() - clock.now().getTime());
  // A topic is read by the push service: it tells no more than the urgency does.
  const topic = `latido-${urgency}`;
  const push = { body: bodyOf(deps, envio), ttl_s: Math.ceil(left / 1_000), urgency, topic };
  const outcome = await sender.send(envio, push);
  if (outcome.result === 'sent') return repos.push.sent(envio, clock.now());
  if (outcome.result === 'gone') return repos.push.removeSuscripcion(envio.suscripcion_id);
  const { reason } = outcome;
  log.error({ envio: envio.id, intentos: envio.intentos, reason }, 'a push was not taken');
  if (outcome.result === 'refused') return repos.push.drop(envio.id);
  await wait(deps, envio, inFuture(clock, waitAfter(envio.intentos, outcome.retry_after_ms)), reason);
}

/** What is not worth sending by then, or was tried often enough, is dropped: it stays told in the app. */
async function wait({ repos }: SendPushDeps, envio: Envio, until: Date, reason?: string): Promise<void> {
  const over = until >= envio.vence_at || (reason !== undefined && envio.intentos >= MOST_TRIES);
  await (over ? repos.push.drop(envio.id) : repos.push.postpone(envio.id, until, reason));
}

/** Nothing of it is told on a locked screen unless the person wants that. */
function bodyOf({ avisoWords }: SendPushDeps, envio: Envio): string {
  const { mostrar_texto, contenido, idioma, enlace, tipo } = envio;
  const body: PushBody = {
    texto: mostrar_texto ? shortened(contenido) : avisoWords.discreto(idioma),
    enlace: enlace ?? '/cuenta/avisos',
    tipo: mostrar_texto ? tipo : 'recordatorio',
  };
  return JSON.stringify(body);
}

/** A push service takes 4 KiB, and a screen shows less. */
const LONGEST = 400;
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
