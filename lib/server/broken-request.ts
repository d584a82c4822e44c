import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { LatidoError, type ProblemCode, toProblem } from '@/lib/domain/errors';
import { idiomaOfHeader, LOCALES } from '@/lib/i18n/idioma';
import { problemFor } from '@/lib/i18n/problems';

const REASONS: Record<string, ProblemCode> = { HPE_HEADER_OVERFLOW: 'headers_too_large' };

/** `rawPacket`: what was read last, in which the fault is. */
type ParseError = NodeJS.ErrnoException & { rawPacket?: Buffer };

/** What is no request, or too long for one, never reaches a handler: it is answered as a problem all the same. */
export function answerBroken(error: ParseError, socket: Duplex): void {
  // Somebody who left, or was slow, is not waiting for an answer.
  if (!socket.writable || !error.code?.startsWith('HPE_')) {
    socket.destroy();
    return;
  }
  const idioma = idiomaOfHeader(wishIn(error.rawPacket));
  const problem = problemFor(toProblem(new LatidoError(REASONS[error.code] ?? 'bad_request')), idioma);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Language: ${LOCALES[idioma]}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`);
}

/**
 * No headers were parsed, so the wish is looked for in the bytes themselves. Where it is not among them (they came in an
 * earlier packet, or are no HTTP at all), the answer is in Spanish, as for everybody who asks for no language.
 */
function wishIn(packet: Buffer | undefined): string | null {
  return /^accept-language:(.*)$/im.exec(packet?.toString('latin1') ?? '')?.[1] ?? null;
}
