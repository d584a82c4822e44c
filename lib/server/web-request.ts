import { parse } from 'hono/utils/cookie';
import type { Place } from '@/lib/domain/limits';
import { sessionPlace } from '@/lib/domain/sesiones';
import type { SessionOwner } from '@/lib/domain/session-ports';
import { DAY_MS } from '@/lib/domain/time';
import { inFuture } from '@/lib/domain/use-cases/deps';
import type { Idioma } from '@/lib/domain/usuarios';
import { IDIOMA_COOKIE, idiomaOfHeader, isIdioma } from '@/lib/i18n/idioma';
import { forwardedAddress, UNKNOWN_ADDRESS } from './address';
import type { Runtime } from './runtime';

export const SESSION_DAYS = 30;

/** A request to next-auth, and what its answer sets beside next-auth's own cookies. */
export type WebRequest = { headers: Headers; setCookie(cookie: string): void };

export async function placeOf({ knownDevices }: Runtime, { headers }: WebRequest): Promise<Place> {
  // Next fills this header from the socket; server.ts removes one that came from outside.
  const address = forwardedAddress(headers) ?? UNKNOWN_ADDRESS;
  return { address, known: await knownDevices.read(headers.get('cookie')) };
}

/** Of the page from which it comes, as far as nobody is signed in: what was chosen there, else what the browser asks for. */
export function idiomaOf({ headers }: Pick<WebRequest, 'headers'>): Idioma {
  const chosen = parse(headers.get('cookie') ?? '')[IDIOMA_COOKIE];
  return isIdioma(chosen) ? chosen : idiomaOfHeader(headers.get('accept-language'));
}

/** The id of a new session; the device is known from now on. */
export async function openWebSession(
  { repos, clock, knownDevices }: Runtime,
  { headers, setCookie }: WebRequest,
  owner: SessionOwner & { email: string },
): Promise<string> {
  const expires = inFuture(clock, SESSION_DAYS * DAY_MS);
  const place = sessionPlace(headers.get('user-agent'), forwardedAddress(headers) ?? UNKNOWN_ADDRESS);
  const session = await repos.sessions.open(owner, 'web', expires, undefined, place);
  setCookie(await knownDevices.remember(await knownDevices.read(headers.get('cookie')), owner.email));
  return session;
}
