import type { ToWorker } from '@/lib/sw/messages';

/** Nobody waits longer than this to sign out. */
const FORGET_MS = 1_000;
/** The pages are of the new version all the same: they are asked of the server. */
const TAKE_OVER_MS = 4_000;
const CHECK_EVERY_MS = 60 * 60_000;

const ACTIVATE: ToWorker = { type: 'activate' };

const container = () => (typeof navigator === 'undefined' ? undefined : navigator.serviceWorker);

/** To the worker that has this page, if any. */
export function tellWorker(message: ToWorker): void {
  container()?.controller?.postMessage(message);
}

/** Where there are no workers, or this Latido has none, everything works without a way out when it is offline. */
export async function startWorker(): Promise<ServiceWorkerRegistration | undefined> {
  const workers = container();
  const registration = await workers
    ?.register('/sw.js', { scope: '/', updateViaCache: 'none' })
    .catch(() => undefined);
  if (registration)
    void workers?.ready.then(({ active }) => {
      const claim: ToWorker = { type: 'claim' };
      if (!workers.controller) active?.postMessage(claim);
    });
  return registration;
}

/** Once a worker has this page; at once where one has it. */
export async function whenControlled(): Promise<void> {
  const workers = container();
  if (!workers || workers.controller) return;
  await new Promise<void>((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}

/** Calls with the version that waits to take over, now or later, and looks for one when the page is seen again. */
export function onUpdate(registration: ServiceWorkerRegistration, ready: () => void): () => void {
  const look = () => {
    // The first worker of all takes the place of none.
    if (!registration.waiting || !container()?.controller) return;
    if (wasTaken()) registration.waiting.postMessage(ACTIVATE);
    else ready();
  };
  const found = () => registration.installing?.addEventListener('statechange', look);
  let checked = performance.now();
  const check = () => {
    if (document.visibilityState !== 'visible' || performance.now() - checked < CHECK_EVERY_MS) return;
    checked = performance.now();
    registration.update().catch(() => {});
  };
  look();
  registration.addEventListener('updatefound', found);
  document.addEventListener('visibilitychange', check);
  return () => {
    registration.removeEventListener('updatefound', found);
    document.removeEventListener('visibilitychange', check);
  };
}

/** The version that waits takes over, and the page begins anew with it: also while the old one is still at something. */
export function takeUpdate({ waiting }: ServiceWorkerRegistration): void {
  const again = () => window.location.reload();
  container()?.addEventListener('controllerchange', again, { once: true });
  setTimeout(again, TAKE_OVER_MS);
  keepTaken();
  waiting?.postMessage(ACTIVATE);
}

const TAKEN = 'latido.version';

/** Who took the new version is not offered it again by the page that begins anew. Without storage they are. */
function keepTaken(): void {
  try {
    window.sessionStorage.setItem(TAKEN, '1');
  } catch {}
}

function wasTaken(): boolean {
  try {
    const taken = window.sessionStorage.getItem(TAKEN) !== null;
    window.sessionStorage.removeItem(TAKEN);
    return taken;
  } catch {
    return false;
  }
}

let afterwards: { registration: ServiceWorkerRegistration; path: string } | undefined;

/** The version that waits takes over as soon as this page is left for another. */
export function updateAfter(registration: ServiceWorkerRegistration, path: string): void {
  afterwards = { registration, path };
}

/** Told of every page that is gone to. */
export function wentTo(path: string): void {
  if (!afterwards || afterwards.path === path) return;
  takeUpdate(afterwards.registration);
  afterwards = undefined;
}

/** As somebody signs out, or is signed out: whoever uses this browser next finds no page of theirs, and gets no push. */
export async function forgetPerson(): Promise<void> {
  tellWorker({ type: 'forget' });
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, FORGET_MS);
  });
  await Promise.race([Promise.all([removePages(), endSubscription()]).catch(() => {}), late]);
}

async function removePages(): Promise<void> {
  if (!('caches' in window)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith('latido-paginas-'));
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function endSubscription(): Promise<void> {
  const registration = await container()?.getRegistration();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}
