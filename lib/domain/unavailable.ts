import { isLatidoError, LatidoError } from './errors';

const RETRY_MS = 1_000;

/** An error that says that the database is not there becomes `unavailable`; any other stays what it is. */
export function asUnavailable(error: unknown): unknown {
  if (isLatidoError(error) || !isConnectionLost(error)) return error;
  return new LatidoError('unavailable', { cause: error, retryAfterMs: RETRY_MS });
}

/** PostgreSQL gone, starting, shutting down or full (SQLSTATE 08, 57P, 53), or no connection at all. */
const LOST_CODE = /^(08|57P|53|ECONN|ENOENT|EPIPE|P1001|P1008|P1017|P2037)/;
const LOST_MESSAGE =
  /[Cc]onnection (terminated|timeout)|timeout exceeded when trying to connect|connection error and is not queryable/;

/** pg says it in the error, Prisma in what it keeps of the driver's. */
function isConnectionLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, originalCode, message, meta, driverAdapterError, cause } = error as Record<string, unknown>;
  return (
    LOST_CODE.test(String(code ?? originalCode ?? '')) ||
    LOST_MESSAGE.test(String(message ?? '')) ||
    [meta, driverAdapterError, cause].some(isConnectionLost)
  );
}
