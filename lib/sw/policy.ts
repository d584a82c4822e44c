/**
 * What is done with a request. `page`: asked of the server, with what was kept as the way out. `asset`: its name says
 * what is in it, so what is kept is as good. `none`: not ours, above all the API: what it says is of now or not at all.
 */
export type Kind = 'page' | 'asset' | 'none';

type Asked = { url: string; method: string; mode: string };

export function kindOf({ url, method, mode }: Asked, origin: string): Kind {
  const { origin: own, pathname } = new URL(url);
  if (method !== 'GET' || own !== origin) return 'none';
  if (pathname.startsWith('/_next/static/') || pathname.startsWith('/icons/')) return 'asset';
  if (/^\/(api|ws|metrics|_next)(\/|$)/.test(pathname)) return 'none';
  return mode === 'navigate' ? 'page' : 'none';
}

/**
 * Pages that a consumidor finds again without a connection: of their own data alone. Those of a cuidador or an
 * administrador are never kept: whoever they are about may have stopped sharing since.
 */
export function isKept(pathname: string): boolean {
  return /^\/panel(\/|$)/.test(pathname) || pathname === '/cuenta/avisos';
}

/** What stands in for a page of one thing without a connection: the page of all of them. */
export function aboveOf(pathname: string): string | undefined {
  return /^(\/panel\/antojo)\/[^/]+\/?$/.exec(pathname)?.[1];
}

/** Where whoever has no session ends up. */
export function isSignIn(url: string): boolean {
  return /^\/entrar(\/|$)/.test(new URL(url).pathname);
}

export type Owner = { usuario_id: number; rol: string };

/** Whose a page is, as the page itself says; undefined for one that is nobody's. */
export function ownerOf(html: string): Owner | undefined {
  const [, id, rol] = /<meta name="latido-cuenta" content="(\d+) (\w+)"/.exec(html) ?? [];
  return id && rol ? { usuario_id: Number(id), rol } : undefined;
}

/** The language of a page. */
export function langOf(html: string): string | undefined {
  return /<html[^>]* lang="(\w+)"/.exec(html)?.[1];
}

/** The scripts, styles and chunks that a page names, each once. */
export function assetsOf(html: string): string[] {
  const found = html.match(/\/_next\/static\/[\w./~@%-]+\.(?:js|css|woff2)(?:\?dpl=[\w-]+)?/g);
  return [...new Set(found ?? [])];
}

/** The page with a mark that it is an old one, of that moment. */
export function markedAsKept(html: string, at: string): string {
  return html.replace('<html ', `<html data-guardada="${at}" `);
}
