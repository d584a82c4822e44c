/**
 * Does a request with a cookie come from our own pages? Without an `Origin` it does not count as ours: browsers
 * send one with every write and every WebSocket, and other clients have tokens.
 */
export function isOwnOrigin(
  origin: string | null | undefined,
  host: string | null | undefined,
  publicOrigin: string | null,
): boolean {
  if (!origin) return false;
  if (publicOrigin && origin === publicOrigin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
