import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { type ChannelName, channelNamed, type FirstValues } from '@/lib/channels/registry';
import { soughtOf, viewOf } from '@/lib/channels/view';
import { ACCESOS_PAGE, type Acceso, type AccesoSummary } from '@/lib/domain/accesos';
import type { Actor, LetsIn } from '@/lib/domain/access';
import type { ConsentEvent, Consentimiento } from '@/lib/domain/consentimientos';
import type { Dispositivo } from '@/lib/domain/dispositivos';
import { isLatidoError } from '@/lib/domain/errors';
import { estadoOf } from '@/lib/domain/estado';
import type { Identidad } from '@/lib/domain/identidades';
import type { PanelLayout } from '@/lib/domain/panel-layout';
import type { Retencion } from '@/lib/domain/retention';
import type { SegundoFactor } from '@/lib/domain/segundo-factor';
import type { Sesion } from '@/lib/domain/sesiones';
import { listAccesos, summarizeAccesos } from '@/lib/domain/use-cases/accesos';
import { listAnimos } from '@/lib/domain/use-cases/animos';
import { consentHistory, listConsentimientos } from '@/lib/domain/use-cases/consent';
import { listDevices } from '@/lib/domain/use-cases/devices';
import { listIdentidades } from '@/lib/domain/use-cases/identities';
import { hasPassword } from '@/lib/domain/use-cases/own-password';
import { findPanelLayout } from '@/lib/domain/use-cases/panel-layout';
import { readable } from '@/lib/domain/use-cases/read-access';
import { findRetencion } from '@/lib/domain/use-cases/retention';
import { findSegundoFactor } from '@/lib/domain/use-cases/second-factor';
import { listSesiones } from '@/lib/domain/use-cases/sesiones';
import type { Idioma, Rol, Usuario } from '@/lib/domain/usuarios';
import { firstPasswordPath, PATH_HEADER, signInPath } from './page-path';
import { getRuntime } from './runtime-handle';

export type PageUsuario = { actor: Actor; usuario: Usuario };

const HOMES: Record<Rol, string> = { consumidor: '/panel', cuidador: '/cuidador', administrador: '/sistema' };

export function homeOf(rol: Rol): string {
  return HOMES[rol];
}

/** Once a request, however many layouts and pages ask. */
export const signedIn = cache(async (letsIn?: LetsIn): Promise<PageUsuario | null> => {
  // Asking for the cookies first tells Next that the page depends on the request: it is not built ahead of it.
  const header = (await cookies()).toString();
  const { authenticate, repos } = getRuntime();
  const actor = await authenticate.cookie(header, letsIn);
  const usuario = actor && (await repos.usuarios.find(actor.usuario_id));
  return actor && usuario ? { actor, usuario } : null;
});

async function ownPath(): Promise<string | null> {
  return (await headers()).get(PATH_HEADER);
}

/** Who is signed in, or null. Who has to choose a password of their own does that first, and comes back. */
export async function pageUsuario(): Promise<PageUsuario | null> {
  try {
    return await signedIn();
  } catch (error) {
    if (!isLatidoError(error) || error.code !== 'password_change_required') throw error;
  }
  redirect(firstPasswordPath(await ownPath()));
}

/** Of the pages for who has to choose a password; sends everybody else on to `next`. */
export async function requirePasswordDue(next: string): Promise<PageUsuario> {
  const found = await signedIn('password_due');
  if (!found) redirect(signInPath(next));
  const secret = await getRuntime().repos.cuentas.secret(found.usuario.id);
  if (secret?.password_set_by !== 'administrador') redirect(next);
  return found;
}

/** Sends everybody else to where they belong; whoever is signed out comes back from there. */
export async function requireRol(...roles: Rol[]): Promise<PageUsuario> {
  const found = await pageUsuario();
  if (!found) redirect(signInPath(await ownPath()));
  if (!roles.includes(found.usuario.rol)) redirect(homeOf(found.usuario.rol));
  return found;
}

/** Not found for a consumidor of whom the actor may see nothing, whether they exist or not. */
export async function firstValues<Name extends ChannelName>(
  actor: Actor,
  consumidorId: number,
  names: readonly Name[],
): Promise<FirstValues<Name>> {
  const runtime = getRuntime();
  const sought = names.map((name) => soughtOf(channelNamed(name)));
  const { subject, alcances, resolucion } = await readable(runtime, actor, consumidorId, sought);
  const owner = subject && (await runtime.repos.usuarios.find(subject.usuario_id));
  const version = subject && (await runtime.repos.snapshots.version(consumidorId));
  if (alcances.length === 0 || !owner || !version) notFound();
  const entries = await Promise.all(
    names.map(async (name) => {
      const channel = channelNamed(name);
      const view = viewOf(channel, { alcances, resolucion });
      if (!view) return [];
      const stands = await runtime.snapshots.standing(channel, consumidorId, view);
      return [[name, await runtime.snapshots.answer(channel, consumidorId, stands, view)]];
    }),
  );
  return {
    consumidor_id: consumidorId,
    nombre: owner.nombre,
    zona_horaria: version.zona_horaria,
    alcances,
    resolucion,
    estado: alcances.includes('estado') ? estadoOf(version.last, runtime.clock.now()) : null,
    channels: Object.fromEntries(entries.flat()) as FirstValues<Name>['channels'],
  };
}

/** False once the address is shown to be the person's own; until then, whether a link for it is in their mail. */
export async function unverified(usuario: Usuario): Promise<false | 'con_enlace' | 'sin_enlace'> {
  if (usuario.email_verified_at !== null) return false;
  const { repos, clock } = getRuntime();
  return (await repos.cuentas.hasVerification(usuario.id, clock.now())) ? 'con_enlace' : 'sin_enlace';
}

export async function ownDevices(actor: Actor): Promise<Dispositivo[]> {
  return listDevices(getRuntime(), actor);
}

export async function ownSesiones(actor: Actor, idioma: Idioma): Promise<Sesion[]> {
  return listSesiones(getRuntime(), actor, idioma);
}

export async function ownConsentimientos(actor: Actor): Promise<Consentimiento[]> {
  return listConsentimientos(getRuntime(), actor);
}

/** The newest of what happened to their consents, and the zone to tell it in. */
export async function ownConsentHistory(
  { actor, usuario }: PageUsuario,
  limit: number,
): Promise<{ historial: ConsentEvent[]; zona_horaria: string }> {
  const runtime = getRuntime();
  const historial = await consentHistory(runtime, actor, { limit });
  const subject = await runtime.repos.usuarios.subject(usuario.consumidor_id ?? 0);
  return { historial, zona_horaria: subject?.zona_horaria ?? 'UTC' };
}

/** The newest looks of others at them, and who looked of late. */
export async function ownAccesos(actor: Actor): Promise<{ accesos: Acceso[]; resumen: AccesoSummary[] }> {
  const runtime = getRuntime();
  const accesos = await listAccesos(runtime, actor, { limit: ACCESOS_PAGE });
  return { accesos, resumen: await summarizeAccesos(runtime, actor) };
}

export async function ownRetencion(actor: Actor): Promise<Retencion> {
  return findRetencion(getRuntime(), actor);
}

export async function ownPanelLayout(actor: Actor): Promise<PanelLayout> {
  return findPanelLayout(getRuntime(), actor);
}

export async function ownAnimos(actor: Actor) {
  return listAnimos(getRuntime(), actor);
}

export async function ownSegundoFactor(actor: Actor): Promise<SegundoFactor> {
  return findSegundoFactor(getRuntime(), actor);
}

/** What the button says, or null where people sign in here alone. */
export function issuerName(): string | null {
  return getRuntime().config.oidc?.name ?? null;
}

export async function ownsPassword(actor: Actor): Promise<boolean> {
  return hasPassword(getRuntime(), actor);
}

export async function ownIdentidades(actor: Actor): Promise<Identidad[]> {
  return listIdentidades(getRuntime(), actor);
}
