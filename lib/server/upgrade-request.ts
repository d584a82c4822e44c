import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Idioma } from '@/lib/domain/usuarios';
import { idiomaOfHeader } from '@/lib/i18n/idioma';

/** Undefined when what was asked for is no address. */
export function urlOf(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '', 'http://latido');
  } catch {
    return undefined;
  }
}

/** `Sec-WebSocket-Protocol: bearer, <token>`, beside the names of other protocols that are offered. */
export function protocolToken(request: IncomingMessage): string | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
  const at = offered.indexOf('bearer');
  return at < 0 ? undefined : offered[at + 1];
}

/** The language to speak to who is not known: of a device, and of a person before `hello`. */
export function idiomaWished({ headers }: IncomingMessage): Idioma {
  return idiomaOfHeader(headers['accept-language'] ?? null);
}

/** A peer may leave at any moment of its upgrade; an unheard error would end the process. */
export function destroyBroken(this: Duplex): void {
  this.destroy();
}

export function refuse(socket: Duplex, status: 403 | 404 | 503): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}
