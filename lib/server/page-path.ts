import type { IncomingMessage } from 'node:http';

/** Carries the address of a page to its code, which Next does not tell. */
export const PATH_HEADER = 'x-latido-path';

const HERE = 'http://latido.invalid';

/** On every request for a page: it also overwrites what a client may have sent under this name. */
export function tellPath(request: IncomingMessage): void {
  request.headers[PATH_HEADER] = request.url ?? '/';
}

/** The sign-in page, which comes back to `path` afterwards. */
export const signInPath = (path: string | null) => comingBack('/entrar', path);

/** Where a password of one's own is chosen before anything else; it comes back, too. */
export const firstPasswordPath = (path: string | null) => comingBack('/entrar/contrasena', path);

function comingBack(step: string, path: string | null): string {
  if (!path || !URL.canParse(path, HERE)) return step;
  const { pathname, searchParams } = new URL(path, HERE);
  // Next's own mark of a navigation inside the page, which is no part of the address that a person sees.
  searchParams.delete('_rsc');
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  return `${step}?volver=${encodeURIComponent(pathname + query)}`;
}
