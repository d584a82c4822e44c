import { assetsOf, isKept, isSignIn, markedAsKept, ownerOf } from './policy';

const PAGES = 'latido-paginas-';
const ASSETS = `latido-estaticos-${LATIDO_BUILD}`;
const KEPT_AT = 'x-latido-guardada';
/** Of the transfer, not of what was transferred. */
const OF_TRANSFER = ['content-encoding', 'content-length', 'transfer-encoding'];

/** Raised when everything is forgotten: what was asked for before is not kept any more. */
let turn = 0;

const pagesOf = (usuarioId: number) => `${PAGES}${LATIDO_BUILD}-${usuarioId}`;

async function removeCaches(isOver: (name: string) => boolean): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith('latido-') && isOver(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Every page of everybody, as somebody signs out. */
export async function forgetPages(): Promise<void> {
  turn += 1;
  await removeCaches((name) => name.startsWith(PAGES));
}

/** What other builds left: their pages ask for chunks that are gone. */
export async function forgetOtherBuilds(): Promise<void> {
  await removeCaches((name) => name !== ASSETS && !name.startsWith(`${PAGES}${LATIDO_BUILD}-`));
}

export async function answerAsset(request: Request): Promise<Response> {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}

/** As it was kept, saying so; undefined when it was not. */
export async function keptPage(url: string): Promise<Response | undefined> {
  const { pathname } = new URL(url);
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue;
    const kept = await (await caches.open(name)).match(pathname);
    if (!kept) continue;
    const html = markedAsKept(await kept.text(), kept.headers.get(KEPT_AT) ?? '');
    return new Response(html, { headers: kept.headers });
  }
  return undefined;
}

/** Asks the server, and keeps what it says where that may be kept. */
export function fetchPage(request: Request): { response: Promise<Response>; kept: Promise<void> } {
  const asked = turn;
  const response = fetch(request);
  // The page is answered first: a copy is made before anybody reads it.
  const copy = response.then((one) => one.clone());
  const kept = copy.then((one) => keep(request.url, one, asked)).catch(() => {});
  return { response, kept };
}

async function keep(url: string, response: Response, asked: number): Promise<void> {
  if (isSignIn(response.url)) return forgetPages();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (!isPage) return;
  const html = await response.text();
  const owner = ownerOf(html);
  if (!owner) return;
  const own = pagesOf(owner.usuario_id);
  await removeCaches((name) => name.startsWith(PAGES) && name !== own);
  const { pathname } = new URL(url);
  if (owner.rol !== 'consumidor' || !response.ok || response.redirected || !isKept(pathname)) return;
  await keepAssets(html);
  const headers = new Headers(response.headers);
  for (const name of OF_TRANSFER) headers.delete(name);
  headers.set(KEPT_AT, new Date().toISOString());
  const cache = await caches.open(own);
  if (asked === turn) await cache.put(pathname, new Response(html, { headers }));
  // Somebody signed out while it was written.
  if (asked !== turn) await caches.delete(own);
}

async function keepAssets(html: string): Promise<void> {
  const cache = await caches.open(ASSETS);
  await Promise.all(
    assetsOf(html).map(async (path) => {
      if (await cache.match(path)) return;
      const fresh = await fetch(path);
      if (fresh.ok) await cache.put(path, fresh);
    }),
  );
}

/** What was kept within this is not asked for again. */
const FRESH_MS = 60_000;

/** A page that was reached without asking the server for it as a page is asked for now, to be kept. */
export async function visit(path: string, origin: string): Promise<void> {
  if (!isKept(path)) return;
  const kept = await keptPage(new URL(path, origin).href);
  if (Date.now() - Date.parse(kept?.headers.get(KEPT_AT) ?? '') < FRESH_MS) return;
  const headers = { accept: 'text/html' };
  await fetchPage(new Request(new URL(path, origin), { headers, credentials: 'same-origin' })).kept;
}
