import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { violationsOf } from './axe';
import { awake, CUIDADOR, expect, MAILS, signIn, test } from './fixtures';
import { join, type NewAccount } from './people';

const WORKER = 'dist/sw.js';
test.use({ serviceWorkers: 'allow' });

const pagesKept = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('latido-paginas-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });
const offlineNotice = (page: Page) => page.getByRole('region', { name: 'Sin conexión' });

const toPage = (page: Page, name: string) =>
  page.getByRole('banner').getByRole('link', { name, exact: true }).click();

async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** One for all: how many may join from one address in an hour is limited. */
let person: NewAccount;
test.beforeAll(async ({ request }) => {
  const email = `pwa-${randomUUID()}@latido.test`;
  person = { nombre: 'Nadia', email, password: 'una frase larga', rol: 'consumidor' };
  await join(request, '', [MAILS], person);
});

async function signedIn(page: Page): Promise<void> {
  await signIn(page, person);
  await page.goto('/panel');
  await awake(page);
  await controlled(page);
}

function workerOf(context: BrowserContext): Worker {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('no worker');
  return worker;
}

test('without a connection one finds what one saw, told as old, and a word where there is nothing', async ({
  page,
  context,
}) => {
  await signedIn(page);
  await expect.poll(() => pagesKept(page)).toContain('/panel');
  await toPage(page, 'Perfil');
  await page.waitForURL('/panel/perfil');
  await expect.poll(() => pagesKept(page)).toContain('/panel/perfil');
  // What the API says is never kept, nor what is of no person.
  const urls = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(urls.filter((path) => !/^\/(panel|_next\/static\/|icons\/|cuenta\/avisos)/.test(path))).toEqual([]);

  await context.setOffline(true);
  await page.goto('/panel');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(offlineNotice(page)).toContainText(/Sin conexión\. Esto es de las \d\d:\d\d\./);
  expect(await violationsOf(page)).toEqual([]);
  await page.goto('/panel/perfil');
  await expect(offlineNotice(page)).toBeVisible();

  await page.goto('/cuenta');
  await expect(page.getByRole('heading', { level: 1, name: 'Sin conexión' })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Ir al panel' }).click();
  await page.waitForURL('/panel');

  await context.setOffline(false);
  await expect(offlineNotice(page)).toBeHidden();
});

test('who signs out leaves no page behind, and the next one finds none', async ({ page, context }) => {
  await signedIn(page);
  await expect.poll(() => pagesKept(page)).toContain('/panel');
  await page.getByRole('button', { name: 'Salir' }).click();
  await page.waitForURL('/entrar');
  expect(await pagesKept(page)).toEqual([]);
  await context.setOffline(true);
  await page.goto('/panel');
  await expect(page.getByRole('heading', { level: 1, name: 'Sin conexión' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ir al panel' })).toHaveCount(0);
  await context.setOffline(false);
});

test('so does a session that was ended elsewhere, as soon as that is known', async ({ page, context }) => {
  await signedIn(page);
  await expect.poll(() => pagesKept(page)).toContain('/panel');
  await context.request.post('/api/cuenta/sesiones/cerrar', {
    data: { tambien_esta: true },
    headers: { origin: new URL(page.url()).origin },
  });
  await expect.poll(() => pagesKept(page)).toEqual([]);
});

test('of the people a cuidador follows nothing is kept', async ({ page }) => {
  await signIn(page, CUIDADOR);
  await page.goto('/cuidador');
  await controlled(page);
  await page.goto('/cuidador/22');
  await page.goto('/cuenta/avisos');
  await awake(page);
  expect(await pagesKept(page)).toEqual([]);
});

test('a new version is offered, and taken without losing what was typed', async ({ page }) => {
  await signedIn(page);
  const before = await readFile(WORKER, 'utf8');
  try {
    await writeFile(WORKER, `${before}\n// otra`);
    await page.goto('/cuenta');
    await awake(page);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(page.getByText('Hay una versión nueva de Latido.')).toBeVisible();
    await page.getByLabel('Nombre', { exact: true }).fill('A medias');
    await page.getByRole('button', { name: 'Actualizar' }).click();
    await expect(page.getByText('se actualiza cuando dejes esta página')).toBeVisible();
    await expect(page.getByLabel('Nombre', { exact: true })).toHaveValue('A medias');
    const reloaded = page.waitForEvent('load');
    await toPage(page, 'Panel');
    await reloaded;
    await page.waitForURL('/panel');
    await expect(page.getByText('Hay una versión nueva de Latido.')).toHaveCount(0);
    const waiting = () =>
      page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
    await expect.poll(waiting).toBe(false);
  } finally {
    await writeFile(WORKER, before);
  }
});

test('a push is shown while nobody looks, in words that tell nothing, and leads to its page', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['notifications']);
  await signedIn(page);
  const cdp = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await registered;
  // Asked for what is shown while something is about to be, Chromium forgets that for good: the worker says when it is.
  const push = async (body: object) => {
    const showing = await workerOf(context).evaluateHandle(() => {
      const { registration } = globalThis as unknown as ServiceWorkerGlobal;
      const show = registration.showNotification.bind(registration);
      const done = new Promise<void>((resolve) => {
        registration.showNotification = (...args) => show(...args).then(resolve);
      });
      return { done };
    });
    await cdp.send('ServiceWorker.deliverPushMessage', {
      origin: new URL(baseURL ?? '').origin,
      registrationId,
      data: JSON.stringify(body),
    });
    await showing.evaluate(({ done }) => done);
  };
  const shown = () =>
    workerOf(context).evaluate(async () => {
      const { registration } = globalThis as unknown as ServiceWorkerGlobal;
      return (await registration.getNotifications()).map(({ title, body, tag, data }) => ({
        title,
        body,
        tag,
        data,
      }));
    });

  // Who looks at Latido is told by the page. One that was left is gone a moment later than the next one is there.
  const leave = async () => {
    await page.goto('about:blank');
    await expect
      .poll(() =>
        workerOf(context).evaluate(async () => {
          const { clients } = globalThis as unknown as ServiceWorkerGlobal;
          return (await clients.matchAll({ type: 'window', includeUncontrolled: true })).length;
        }),
      )
      .toBe(0);
  };
  await leave();
  await push({ texto: 'Tienes un aviso de Latido', enlace: '/panel/perfil', tipo: 'recordatorio' });
  expect(await shown()).toEqual([
    {
      title: 'Latido',
      body: 'Tienes un aviso de Latido',
      tag: 'latido-recordatorio',
      data: { enlace: '/panel/perfil' },
    },
  ]);
  await page.goto('/panel');
  await workerOf(context).evaluate(async () => {
    const scope = globalThis as unknown as ServiceWorkerGlobal;
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }));
  });
  await page.waitForURL('/panel/perfil');
  await expect.poll(shown).toEqual([]);

  await leave();
  // Whatever a push says, it leads to a page of ours.
  await push({ texto: 'x', enlace: '//otro.test/', tipo: 'alerta' });
  expect((await shown())[0]?.data).toEqual({ enlace: '/cuenta/avisos' });
});

type ServiceWorkerGlobal = {
  clients: { matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<unknown[]> };
  registration: ServiceWorkerRegistration;
  dispatchEvent(event: Event): boolean;
  NotificationEvent: new (name: string, init: object) => Event;
};

test('what is needed to install it is there, in the language of who asks', async ({ request }) => {
  for (const [language, shortcut] of [
    ['es-MX', 'Registrar antojo'],
    ['en', 'Log a craving'],
  ]) {
    const answer = await request.get('/manifest.webmanifest', {
      headers: { 'accept-language': language ?? '' },
    });
    const manifest = await answer.json();
    expect(manifest).toMatchObject({ name: 'Latido', display: 'standalone', start_url: '/' });
    expect(manifest.shortcuts[0]).toMatchObject({ name: shortcut, url: '/panel/antojo' });
    for (const { src } of manifest.icons) {
      const icon = await request.get(src);
      expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/png']);
    }
  }
  const worker = await request.get('/sw.js');
  expect(worker.headers()['content-type']).toContain('text/javascript');
  expect(worker.headers()['cache-control']).toBe('no-cache');
});
