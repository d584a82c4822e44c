import { type Correo, type EnlacePurpose, type Mailer, pauseAfter } from '../correos';
import { composeMail } from '../mail-texts';
import { HOUR_MS, MINUTE_MS } from '../time';
import { type Deps, type ErrorLog, inFuture } from './deps';

/** `origin`: where browsers reach this Latido, from the configuration: never what a request says. */
export type SendDeps = Pick<Deps, 'repos' | 'secrets' | 'clock'> & {
  mailer: Mailer;
  origin: string;
  log: ErrorLog;
};

/** Longer than any try of a mail: nobody else takes it meanwhile. After a crash it is tried again then. */
const LEASE_MS = 5 * MINUTE_MS;
/** In one go; the rest comes with the next. */
const MOST_AT_ONCE = 50;
/** So many of a kind to one address in an hour: nobody's mailbox is filled through us. */
const MOST_AN_HOUR = 5;

/** Sends what is due, until one fails: then the server is likely away, and all wait for the next turn. */
export async function sendCorreos(deps: SendDeps): Promise<void> {
  const { repos, clock } = deps;
  for (let turn = 0; turn < MOST_AT_ONCE; turn += 1) {
    const correo = await repos.correos.claim(clock.now(), inFuture(clock, LEASE_MS));
    if (!correo || !(await deliver(deps, correo))) return;
  }
}

/** Forgets what is over, and says of what ended unsent that it did. */
export async function pruneCorreos({ repos, clock, log }: SendDeps): Promise<void> {
  for (const { id, tipo, intentos } of await repos.correos.prune(clock.now()))
    log.error({ correo: id, tipo, intentos }, 'a mail was given up: it was not sent in its time');
}

async function deliver(deps: SendDeps, correo: Correo): Promise<boolean> {
  const { repos, clock, mailer, log } = deps;
  const { id, para, intentos } = correo;
  const addressee = await addresseeOf(deps, correo);
  if (!addressee) {
    await repos.correos.drop(id);
    return true;
  }
  const { usuario_id, tipo } = addressee;
  const mail = composeMail(tipo, { origin: deps.origin, enlace: await linkOf(deps, addressee, correo) });
  try {
    await mailer.send({ ...mail, id, tipo, para });
  } catch (error) {
    const told = reasonOf(error);
    log.error({ correo: id, tipo, intentos, reason: told }, 'a mail could not be sent: it is tried again');
    await repos.correos.failed(id, told, inFuture(clock, pauseAfter(intentos)));
    return false;
  }
  await repos.correos.sent(id, usuario_id, clock.now());
  return true;
}

type Addressee = Pick<Correo, 'tipo'> & { usuario_id: number };

/** To whom it goes and as which kind of mail, as things are now; null when to nobody. */
async function addresseeOf({ repos, clock }: SendDeps, correo: Correo): Promise<Addressee | null> {
  const { tipo, para } = correo;
  const since = new Date(clock.now().getTime() - HOUR_MS);
  if ((await repos.correos.countBefore(correo, since)) >= MOST_AN_HOUR) return null;
  const holder = await repos.usuarios.secretByEmail(para);
  if (tipo === 'recuperacion' || tipo === 'ya_registrado') return holder && { usuario_id: holder.id, tipo };
  const usuario = correo.usuario_id === null ? null : await repos.usuarios.find(correo.usuario_id);
  if (!usuario) return null;
  const own = { usuario_id: usuario.id, tipo };
  if (tipo === 'verificacion') return usuario.email === para && !usuario.email_verified_at ? own : null;
  if (tipo !== 'cambio_correo' || !holder) return own;
  return holder.id === usuario.id ? null : { usuario_id: holder.id, tipo: 'ya_registrado' };
}

const LINKS: Partial<Record<Correo['tipo'], { proposito: EnlacePurpose; path: string }>> = {
  verificacion: { proposito: 'verificar', path: '/verificar' },
  cambio_correo: { proposito: 'verificar', path: '/verificar' },
  recuperacion: { proposito: 'recuperar', path: '/recuperar/nueva' },
};

/** Made at each try, so that the secret is nowhere but in the mail: a queue that is read gives nobody an account. */
async function linkOf(
  { repos, secrets, clock, origin }: SendDeps,
  { usuario_id, tipo }: Addressee,
  { para, vence_at }: Correo,
): Promise<string> {
  const link = LINKS[tipo];
  if (!link) return origin;
  const secret = secrets.key();
  await repos.cuentas.openLink({
    usuario_id,
    proposito: link.proposito,
    email: para,
    token_hash: secrets.fingerprint(secret),
    expires_at: vence_at,
    now: clock.now(),
  });
  return `${origin}${link.path}?enlace=${secret}`;
}

/** Only codes: what a mail server says may name the address. */
function reasonOf(error: unknown): string {
  const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown;
    responseCode?: unknown;
  };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown';
}
