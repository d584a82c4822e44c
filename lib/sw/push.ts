import { scope, type WindowClient } from './scope';

type Body = { texto: string; enlace: string; tipo: string };

const TITLE = 'Latido';

/** Only a path of our own is ever opened. */
function ownPath(enlace: unknown): string {
  const path = typeof enlace === 'string' && /^\/(?!\/)/.test(enlace) ? enlace : '/cuenta/avisos';
  return new URL(path, scope.location.origin).origin === scope.location.origin ? path : '/cuenta/avisos';
}

const windows = () => scope.clients.matchAll({ type: 'window', includeUncontrolled: true });

/** Nothing is shown to who is looking at Latido right now: the page tells them itself. */
export async function showPush(data: unknown): Promise<void> {
  const { texto, enlace, tipo } = (data ?? {}) as Partial<Body>;
  if ((await windows()).some(({ focused }) => focused)) return;
  await scope.registration.showNotification(TITLE, {
    body: texto ?? '',
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    // The next one takes the place of the last: a screen never fills up.
    tag: `latido-${tipo ?? 'aviso'}`,
    data: { enlace: ownPath(enlace) },
  });
}

/** The page that it leads to: in the window that is there, or in a new one. */
export async function openPush(notification: Notification): Promise<void> {
  notification.close();
  const enlace = ownPath((notification.data as { enlace?: unknown } | null)?.enlace);
  const all = await windows();
  const there = all.find(({ url }) => new URL(url).pathname === enlace) ?? all[0];
  if (!there) return void (await scope.clients.openWindow(enlace));
  await bring(there, enlace);
}

async function bring(window: WindowClient, enlace: string): Promise<void> {
  const focused = await window.focus().catch(() => window);
  if (new URL(focused.url).pathname === enlace) return;
  // A window that this worker does not control cannot be led.
  await focused.navigate(enlace).catch(() => scope.clients.openWindow(enlace));
}

/** The push service gave the browser another address: the server learns it, as long as the session lives. */
export async function subscribeAgain(old: PushSubscription | null): Promise<void> {
  const key = old?.options.applicationServerKey;
  if (!key) return;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const { endpoint, keys } = (await scope.registration.pushManager.subscribe(options)).toJSON();
  await fetch('/api/cuenta/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys }),
  });
}
