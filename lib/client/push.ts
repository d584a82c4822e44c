import type { NewSuscripcion } from '@/lib/domain/push';
import { api } from './api';

/** `install`: an iPhone has push only in what was put on its home screen. */
export type PushSupport = 'yes' | 'no' | 'install' | 'denied';

export function pushSupport(): PushSupport {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || typeof Notification === 'undefined')
    return /iPhone|iPad/.test(navigator.userAgent) ? 'install' : 'no';
  return Notification.permission === 'denied' ? 'denied' : 'yes';
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker?.getRegistration();
}

/** Whether this browser holds a subscription, which the server may not know of. */
export async function isSubscribed(): Promise<boolean> {
  return Boolean(await (await registration())?.pushManager?.getSubscription());
}

/**
 * Asks the person for permission, the browser for a subscription, and tells the server. Only ever after somebody pressed a
 * button that says so. False when the person, or the browser, would not have it.
 */
export async function subscribePush(clavePublica: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const worker = await registration();
  if (!worker) return false;
  const old = await worker.pushManager.getSubscription();
  // Made with another key it would be refused.
  await old?.unsubscribe();
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(clavePublica) };
  const made = await worker.pushManager.subscribe(options).catch(() => null);
  if (!made) return false;
  const { endpoint = '', keys = {} } = made.toJSON();
  const body: NewSuscripcion = { endpoint, keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' } };
  await api.post('/api/cuenta/push', body);
  return true;
}

/** `isOwn`: of this browser, which then forgets it too. */
export async function unsubscribePush(id: number, isOwn: boolean): Promise<void> {
  await api.delete(`/api/cuenta/push/${id}`);
  if (isOwn) await (await (await registration())?.pushManager?.getSubscription())?.unsubscribe();
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
