import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { LatidoError, type ProblemCode, toProblem } from '@/lib/domain/errors';

const REASONS: Record<string, ProblemCode> = { HPE_HEADER_OVERFLOW: 'headers_too_large' };

/** What is no request, or too long for one, never reaches a handler: it is answered as a problem all the same. */
export function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Somebody who left, or was slow, is not waiting for an answer.
  if (!socket.writable || !error.code?.startsWith('HPE_')) {
    socket.destroy();
    return;
  }
  const problem = toProblem(new LatidoError(REASONS[error.code] ?? 'bad_request'));
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`);
}
