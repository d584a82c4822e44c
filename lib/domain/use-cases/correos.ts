import type { DeletedAccount } from '../borrado';
import {
  type CartaTipo,
  type Correo,
  type CorreoTipo,
  type EnlacePurpose,
  type Mailer,
  pauseAfter,
} from '../correos';
import { composeMail } from '../mail-texts';
import type { Carta } from '../mail-words';
import { HOUR_MS, MINUTE_MS } from '../time';
import type { Idioma } from '../usuarios';
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
  const { usuario_id, carta, idioma } = addressee;
  const { tipo } = carta;
  const places = { origin: deps.origin, enlace: await linkOf(deps, addressee, correo) };
  const mail = composeMail(carta, places, idioma);
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

type Addressee = { usuario_id: number; idioma: Idioma; carta: Carta };

/** To whom it goes and as which letter, as things are now; null when to nobody. */
async function addresseeOf(deps: SendDeps, correo: Correo): Promise<Addressee | null> {
  // No stranger can ask for these, and each tells of something else.
  if (correo.tipo === 'emergencia') return emergencyAddressee(deps, correo);
  if (correo.tipo === 'cuenta_desactivada' || correo.tipo === 'cuenta_reactivada')
    return activityAddressee(deps, correo, correo.tipo);
  return ownAddressee(deps, correo, correo.tipo);
}

async function ownAddressee(
  { repos, clock }: SendDeps,
  correo: Correo,
  tipo: Exclude<CorreoTipo, 'emergencia' | Activity>,
): Promise<Addressee | null> {
  const { para, usuario_id } = correo;
  const since = new Date(clock.now().getTime() - HOUR_MS);
  if ((await repos.correos.countBefore(correo, since)) >= MOST_AN_HOUR) return null;
  const holder = await repos.usuarios.secretByEmail(para);
  const closed = holder ? null : await repos.borrado.deletedByEmail(para, clock.now());
  if (tipo === 'recuperacion' || tipo === 'ya_registrado') {
    if (closed) return toClosed(closed, tipo === 'recuperacion' ? 'recuperacion_cerrada' : 'cuenta_cerrada');
    return holder && to(holder, { tipo });
  }
  // A closed account may get another password, and its owner is to know.
  if (tipo === 'contrasena_cambiada' && closed && closed.id === usuario_id) return to(closed, { tipo });
  const usuario = usuario_id === null ? null : await repos.usuarios.find(usuario_id);
  if (!usuario) return null;
  const own = to(usuario, { tipo });
  if (tipo === 'verificacion') return usuario.email === para && !usuario.email_verified_at ? own : null;
  if (tipo !== 'cambio_correo') return own;
  if (closed) return toClosed(closed, 'cuenta_cerrada');
  if (!holder) return own;
  return holder.id === usuario.id ? null : to(holder, { tipo: 'ya_registrado' });
}

const to = ({ id, idioma }: { id: number; idioma: Idioma }, carta: Carta): Addressee => ({
  usuario_id: id,
  idioma,
  carta,
});

function toClosed(account: DeletedAccount, tipo: 'cuenta_cerrada' | 'recuperacion_cerrada'): Addressee {
  return to(account, { tipo, hasta: account.se_borra_at, zona: account.zona_horaria });
}

type Activity = 'cuenta_desactivada' | 'cuenta_reactivada';

/** Told only while it is so: who is in again is not told that they are out. */
async function activityAddressee(
  { repos }: SendDeps,
  { usuario_id }: Correo,
  tipo: Activity,
): Promise<Addressee | null> {
  const account = usuario_id === null ? null : await repos.cuentas.addressee(usuario_id);
  if (!account || usuario_id === null || account.is_active !== (tipo === 'cuenta_reactivada')) return null;
  return to({ id: usuario_id, idioma: account.idioma }, { tipo });
}

async function emergencyAddressee(
  { repos, clock }: SendDeps,
  { emergencia_id, usuario_id, para }: Correo,
): Promise<Addressee | null> {
  const usuario = usuario_id === null ? null : await repos.usuarios.find(usuario_id);
  const emergencia = emergencia_id === null ? null : await repos.emergencias.find(emergencia_id);
  const subject = emergencia && (await repos.usuarios.subject(emergencia.consumidor_id));
  if (!usuario || !emergencia || !subject) return null;
  const verificado = usuario.email === para && usuario.email_verified_at !== null;
  const told = { emergencia, zona: subject.zona_horaria, verificado, now: clock.now() };
  return to(usuario, { tipo: 'emergencia', ...told });
}

const LINKS: Partial<Record<CartaTipo, { proposito: EnlacePurpose; path: string }>> = {
  verificacion: { proposito: 'verificar', path: '/verificar' },
  cambio_correo: { proposito: 'verificar', path: '/verificar' },
  recuperacion: { proposito: 'recuperar', path: '/recuperar/nueva' },
  recuperacion_cerrada: { proposito: 'recuperar', path: '/recuperar/nueva' },
};

/** Made at each try, so that the secret is nowhere but in the mail: a queue that is read gives nobody an account. */
async function linkOf(
  { repos, secrets, clock, origin }: SendDeps,
  { usuario_id, carta }: Addressee,
  { para, vence_at }: Correo,
): Promise<string> {
  const link = LINKS[carta.tipo];
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
