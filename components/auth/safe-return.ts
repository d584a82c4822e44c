const HERE = 'http://latido.invalid';

/**
 * Where to go after signing in, from `?volver=`, once: only a path of this site. Both the text and what a browser
 * makes of it are checked, since `/\host`, `/<tab>/host` and `/.//host` all end up at another site.
 */
export function safeReturn(volver: string | string[] | null | undefined): string {
  if (typeof volver !== 'string' || !isLocalPath(volver) || !URL.canParse(volver, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(volver, HERE);
  return origin === HERE && isLocalPath(pathname) ? pathname + search + hash : '/';
}

function isLocalPath(path: string): boolean {
  return path.startsWith('/') && path[1] !== '/' && path[1] !== '\\';
}
