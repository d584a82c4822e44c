import { answerAsset, fetchPage, forgetOtherBuilds, forgetPages, keptPage, visit } from './caches';
import type { ToWorker } from './messages';
import { offlinePage } from './offline-page';
import { aboveOf, kindOf, langOf } from './policy';
import { openPush, showPush, subscribeAgain } from './push';
import { type FetchEvent, scope } from './scope';

const { origin } = scope.location;
/** A connection that is there in name only: whoever has a page kept sees that one by then. */
const PATIENCE_MS = 5_000;

scope.addEventListener('activate', (event) => {
  event.waitUntil(forgetOtherBuilds().then(() => scope.clients.claim()));
});

scope.addEventListener('fetch', (event) => {
  const kind = kindOf(event.request, origin);
  if (kind === 'asset') event.respondWith(answerAsset(event.request));
  if (kind === 'page') event.respondWith(answerPage(event));
});

async function answerPage(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const { response, kept } = fetchPage(event.request);
  event.waitUntil(kept);
  const old = await keptPage(url).catch(() => undefined);
  try {
    return await (old ? Promise.race([response, late()]) : response);
  } catch {
    return old ?? withoutConnection(url);
  }
}

async function withoutConnection(url: string): Promise<Response> {
  const kept = (path: string) => keptPage(new URL(path, origin).href).catch(() => undefined);
  const { pathname, search } = new URL(url);
  const above = aboveOf(pathname);
  if (above && (await kept(above))) return Response.redirect(above);
  const panel = await kept('/panel');
  // The language of the account, where a page of it is there to tell.
  const own = langOf((await panel?.text()) ?? '');
  return offlinePage(`${pathname}${search}`, own ? [own] : navigator.languages, panel !== undefined);
}

const late = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('late')), PATIENCE_MS);
  });

scope.addEventListener('message', (event) => {
  const message = event.data as ToWorker;
  if (message.type === 'activate') event.waitUntil(scope.skipWaiting());
  if (message.type === 'claim') event.waitUntil(scope.clients.claim());
  if (message.type === 'forget') event.waitUntil(forgetPages());
  if (message.type === 'visited')
    event.waitUntil(Promise.all(message.paths.map((path) => visit(path, origin))));
});

scope.addEventListener('push', (event) => {
  event.waitUntil(showPush(event.data?.json()));
});
scope.addEventListener('notificationclick', (event) => {
  event.waitUntil(openPush(event.notification));
});
scope.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(subscribeAgain(event.oldSubscription));
});
