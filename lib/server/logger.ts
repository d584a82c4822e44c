import pino, { type Logger } from 'pino';

export type { Logger };

/** Structured logs on stdout. Nothing personal: no names, emails, tokens, values; ids and codes only. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['email', 'password', 'token', 'clave', '*.email', '*.password', '*.token', '*.clave'],
    serializers: { err: safeError },
  });
}

/** Database errors carry the failing row in `detail` and `where`: only what names the fault is kept. */
function safeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? String(error.code) : undefined;
  const cause: unknown = error.cause ? safeError(error.cause) : undefined;
  return { type: error.name, code, message: error.message, stack: error.stack, cause };
}
