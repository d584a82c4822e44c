import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { CHANNELS } from '../lib/channels/registry';
import { type EmbeddedServer, embeddedServer, embeddedUrl } from '../lib/db/embedded-server';
import { freePort } from '../lib/testing/free-port';
import { hasRedisServer, killRedisServer, startRedisServer } from '../lib/testing/redis-server';
import { expect, fillSignIn, signIn, test } from './fixtures';
import { type Instance, startInstance } from './instance';
import { join, type NewAccount, post, share, streamReadings } from './people';
import { guardAgainst, recordFrames, tellsOf, untilShown } from './watchers';

/** How long somebody may go on seeing what is no longer shared. */
const GONE_WITHIN_MS = 1_000;
/** Who sees somebody no more is told as of this one, who does not exist. */
const NOBODY = 2_000_000_000;
const PASSWORD = 'una frase larga';
const CONSUMIDOR: NewAccount = {
  nombre: 'Alba',
  email: 'alba@latido.test',
  password: PASSWORD,
  rol: 'consumidor',
};
const CUIDADOR: NewAccount = {
  nombre: 'Bruno',
  email: 'bruno@latido.test',
  password: PASSWORD,
  rol: 'cuidador',
};
/** As text on a page: of the readings that are sent, and of nothing else there. */
const READING = /(?<!\d)1[4-7]\d(?!\d)/;
const folder = path.join(os.tmpdir(), `latido-two-${randomUUID()}`);

let database: EmbeddedServer;
let redis: ChildProcess;
/** Where the consumidor is, and where the readings go. */
let here: Instance;
/** Where the cuidador watches. */
let there: Instance;

test.skip(!hasRedisServer(), 'there is no redis-server, and two instances need one between them');
test.describe.configure({ timeout: 240_000 });

test.beforeAll(async () => {
  database = await embeddedServer(folder);
  await database.start();
  const redisPort = await freePort();
  redis = await startRedisServer(redisPort, folder);
  const settings = {
    DATABASE_URL: embeddedUrl(folder),
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    LATIDO_SECRET: randomUUID(),
    LATIDO_DEMO: '0',
  };
  here = await startInstance({ ...settings, LATIDO_DATA_DIR: path.join(folder, 'here') });
  there = await startInstance({ ...settings, LATIDO_DATA_DIR: path.join(folder, 'there') });
});
test.afterAll(async () => {
  await there?.close();
  await here?.close();
  if (redis) await killRedisServer(redis);
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The consumidor shares everything with the cuidador, and has a device that is paired. */
async function settle(request: APIRequestContext) {
  // Either instance may be the one that sends a mail.
  const folders = ['here', 'there'].map((name) => path.join(folder, name, 'correo'));
  const owner = await join(request, here.url, folders, CONSUMIDOR);
  const cuidador = await join(request, here.url, folders, CUIDADOR);
  const consumidor_id = await share(request, here.url, owner, cuidador);
  const pairing = await post(request, `${here.url}/api/dispositivos/codigo`, owner);
  const { clave } = await post(request, `${here.url}/api/dispositivos/emparejar`, '', pairing);
  return { consumidor_id, cuidador, clave: clave as string };
}

/** The cuidador with four tabs: the person, the board, and two that can go back to the person. */
async function watch(browser: Browser, consumidorId: number) {
  const context = await browser.newContext({ baseURL: there.url });
  const person = await context.newPage();
  const tabs = [person, ...(await Promise.all([1, 2, 3].map(() => context.newPage())))] as const;
  const frames = tabs.map(recordFrames);
  await signIn(person, CUIDADOR);
  for (const tab of tabs) {
    await tab.goto(`/cuidador/${consumidorId}`);
    await untilShown(tab, true);
  }
  const [, board, linked, loaded] = tabs as [Page, Page, Page, Page];
  await board.goto('/cuidador');
  await linked.getByRole('link', { name: 'Personas' }).first().click();
  await expect(linked.getByRole('heading', { level: 1, name: /Personas/ })).toBeVisible();
  await loaded.goto('/cuenta');
  await untilShown(board, true);
  await untilShown(linked, true);
  return { context, person, board, linked, loaded, frames: () => frames.flat() };
}

/** The consumidor stops sharing, on their own instance; gives when (ms) the click came. */
async function revoke(page: Page): Promise<number> {
  await page.goto(`${here.url}/entrar`);
  await fillSignIn(page, CONSUMIDOR);
  await page.goto(`${here.url}/panel/cuidadores`);
  await page.getByRole('button', { name: `Dejar de compartir con ${CUIDADOR.nombre}` }).click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Dejar de compartir' });
  const clicked = confirm.evaluate(
    (button) => new Promise<number>((resolve) => button.addEventListener('click', () => resolve(Date.now()))),
  );
  await confirm.click();
  return clicked;
}

test('a revocation on one instance takes everything off the pages of the other within a second', async ({
  page,
  browser,
  request,
}) => {
  const { consumidor_id, cuidador, clave } = await settle(request);
  const stream = streamReadings(request, here.url, clave);
  try {
    const { context, person, board, linked, loaded, frames } = await watch(browser, consumidor_id);
    const ofPerson = () => frames().filter(({ text }) => tellsOf(text, consumidor_id));
    // What goes in here comes out there: without anything between the two it would not.
    const live = () => ofPerson().filter(({ text }) => JSON.parse(text).type === 'data').length;
    const held = live();
    await expect.poll(live).toBeGreaterThan(held + 10);

    const going = Promise.all([person, board, linked].map((tab) => untilShown(tab, false)));
    const clicked = await revoke(page);
    const gone = (await going).map((at) => at - clicked);
    test.info().annotations.push({ type: 'gone after (ms)', description: gone.join(', ') });
    process.stdout.write(
      `from the click until it is gone (ms): page ${gone[0]}, board ${gone[1]}, ${gone[2]}\n`,
    );
    expect(Math.max(...gone)).toBeLessThan(GONE_WITHIN_MS);

    // Readings go on coming in meanwhile.
    const before = stream.sent();
    await expect.poll(stream.sent, { timeout: 30_000 }).toBeGreaterThan(before + 20);
    await expect.poll(() => Date.now()).toBeGreaterThan(clicked + 2 * GONE_WITHIN_MS);
    for (const tab of [person, board, linked])
      expect(await tab.locator('main').innerText()).not.toMatch(READING);

    await test.step('a page that the router or the browser kept shows nothing of them', async () => {
      const seen = await guardAgainst(linked, 'Estás viendo los datos de');
      await linked.goBack();
      await expect(linked.getByRole('heading', { level: 1, name: 'Aquí no hay nada' })).toBeVisible();
      expect(await seen()).toEqual([]);
      await loaded.goBack();
      await person.reload();
      for (const tab of [loaded, person]) {
        await expect(tab.getByRole('heading', { level: 1, name: 'Aquí no hay nada' })).toBeVisible();
        await expect(tab.getByText(CONSUMIDOR.nombre)).toHaveCount(0);
      }
      await board.reload();
      await expect(board.getByText('Aún no acompañas a nadie')).toBeVisible();
      await expect(board.getByText(CONSUMIDOR.nombre)).toHaveCount(0);
    });

    await test.step('neither instance answers anything of them', async () => {
      const headers = { authorization: `Bearer ${cuidador}` };
      const ask = async (url: string, channel: string, id: number) => {
        const address = `${url}/api/dashboard/${channel}?consumidor_id=${id}`;
        const answer = await request.get(address, { headers });
        const { code, title, data } = await answer.json();
        return { status: answer.status(), code, title, data };
      };
      for (const { url } of [here, there])
        for (const { name } of CHANNELS) {
          const told = await ask(url, name, consumidor_id);
          expect(told.status, name).toBeGreaterThanOrEqual(400);
          expect(told, name).toEqual(await ask(url, name, NOBODY));
        }
      for (const header of ['rsc', 'next-router-prefetch']) {
        const page = `/cuidador/${consumidor_id}`;
        const answer = await context.request.get(page, { headers: { rsc: '1', [header]: '1' } });
        expect(await answer.text()).not.toContain(CONSUMIDOR.nombre);
      }
      const told = await request.get(`${there.url}/api/notificaciones`, { headers });
      expect(await told.text()).not.toContain(CONSUMIDOR.nombre);
    });

    const late = ofPerson().filter(({ at }) => at > clicked + GONE_WITHIN_MS);
    expect(late).toEqual([]);
    await context.close();
  } finally {
    await stream.end();
  }
});
