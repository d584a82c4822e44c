import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { CONSUMIDOR, expect, mailedLink, pairDevice, signIn, test } from './fixtures';

const NEWCOMER = {
  nombre: 'Vera Acompaña',
  email: 'vera@latido.test',
  password: 'una frase muy larga',
  rol: 'cuidador',
};

/** A new address each time: an account may be left of an earlier try. */
const newcomer = (name: string) => ({ ...NEWCOMER, email: `${name}-${Date.now()}@latido.test` });

async function inviteByLink(page: Page): Promise<string> {
  await page.goto('/panel/cuidadores');
  const card = page.getByRole('region', { name: 'Invitar a alguien' });
  await card.getByRole('checkbox', { name: /Frecuencia cardíaca/ }).check();
  await card.getByRole('checkbox', { name: /Antojos/ }).check();
  await card.getByRole('button', { name: /Crear código/ }).click();
  await expect(card.getByRole('img', { name: /Código QR/ })).toBeVisible();
  return card.getByTestId('invitation-link').innerText();
}

/** Nobody follows anybody from an address that may not be theirs. */
async function verify(page: Page, account: { email: string }): Promise<void> {
  const mail = await page.context().newPage();
  await mail.goto(await mailedLink(account, 'Confirmar mi correo'));
  await mail.getByRole('button', { name: 'Confirmar mi correo' }).click();
  await expect(mail.getByText('Tu correo está confirmado')).toBeVisible();
  await mail.close();
}

/** Takes the invitation as somebody who has no account yet. */
async function acceptAsNewcomer(browser: Browser, link: string, account = newcomer('vera')): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByRole('link', { name: /Crear una cuenta de cuidador/ }).click();
  await page.getByLabel('Nombre').fill(account.nombre);
  await page.getByLabel(/correo/i).fill(account.email);
  await page.getByLabel(/^contraseña/i).fill(account.password);
  await page.getByRole('button', { name: 'Crear cuenta' }).click();
  await expect(page.getByText('comparte contigo:')).toBeVisible();
  await expect(page.getByText('Ves sus datos en vivo.')).toBeVisible();
  await verify(page, account);
  await page.getByRole('button', { name: /Aceptar y acompañar/ }).click();
  await page.waitForURL('**/cuidador/22');
  return page;
}

const send = async (request: APIRequestContext, heart_rate: number) =>
  (await pairDevice(request)).send([{ n: heart_rate, heart_rate }]);

test('a link, an account, one tap: then the cuidador sees live; a coarser resolution and a revocation take it away within a second', async ({
  page,
  request,
  browser,
}) => {
  await signIn(page, CONSUMIDOR);
  const link = await inviteByLink(page);
  const guest = await acceptAsNewcomer(browser, link);
  const now = guest.getByRole('region', { name: 'Frecuencia ahora' });
  await send(request, 131);
  await expect(now.getByText('131', { exact: true }).first()).toBeVisible();

  // Used once, it says so plainly.
  const again = await guest.context().newPage();
  await again.goto(link);
  await expect(again.getByText('Este código no sirve')).toBeVisible();
  await again.close();

  await page.reload();
  const list = page.getByRole('region', { name: 'Quién te acompaña' });
  const change = list.getByRole('button', { name: `Cambiar lo que ve ${NEWCOMER.nombre}` });
  await change.last().focus();
  await page.keyboard.press('Enter');
  const form = list.getByRole('form', { name: `Cambiar lo que ve ${NEWCOMER.nombre}` });
  await form.getByRole('radio', { name: /Una vez al día/ }).check();
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await form.getByRole('button', { name: 'Guardar cambios' }).press('Enter');
  expect((await saved).status()).toBe(200);
  await expect(guest.getByText('131', { exact: true })).toHaveCount(0, { timeout: 1_000 });
  await expect(guest.getByText(/Ves solo los días que ya terminaron/)).toBeVisible();
  await expect(guest.getByRole('region', { name: 'Antojos superados' })).toContainText('día completo');
  await expect(guest.getByText('En vivo', { exact: true })).toHaveCount(0);
  await expect(change.last()).toBeFocused();
  await expect(list.getByText('Una vez al día').last()).toBeVisible();
  const history = page.getByRole('region', { name: 'Historial de permisos' });
  await expect(history.getByText(`Cambiaste lo que compartes con ${NEWCOMER.nombre}`).first()).toBeVisible();

  await list
    .getByRole('button', { name: `Dejar de compartir con ${NEWCOMER.nombre}` })
    .last()
    .click();
  const ended = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await page.getByRole('dialog').getByRole('button', { name: 'Dejar de compartir' }).click();
  expect((await ended).status()).toBe(204);
  await expect(guest.getByText('Estos datos ya no se comparten contigo').first()).toBeVisible({
    timeout: 1_000,
  });
  await guest.context().close();
});

test('a revocation while readings stream in leaves nothing on the page after a second', async ({
  page,
  request,
  browser,
}) => {
  await signIn(page, CONSUMIDOR);
  const guest = await acceptAsNewcomer(browser, await inviteByLink(page), newcomer('otra'));
  const now = guest.getByRole('region', { name: 'Frecuencia ahora' });
  const device = await pairDevice(request);
  let n = 0;
  const next = () => device.send([{ n: ++n, heart_rate: 140 + (n % 5) }]);
  await next();
  await expect(now.getByText(/^14\d$/).first()).toBeVisible();

  await page.reload();
  const list = page.getByRole('region', { name: 'Quién te acompaña' });
  await list
    .getByRole('button', { name: `Dejar de compartir con ${NEWCOMER.nombre}` })
    .last()
    .click();
  const ended = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await page.getByRole('dialog').getByRole('button', { name: 'Dejar de compartir' }).click();
  await ended;
  await next();
  await expect(now.getByText(/^14\d$/)).toHaveCount(0, { timeout: 1_000 });
  for (let count = 0; count < 5; count += 1) await next();
  await expect(now).toContainText('Estos datos ya no se comparten contigo');
  await expect(guest.getByText(/^14\d$/)).toHaveCount(0);
  await guest.context().close();
});

test('a code that nobody made says so, and another kind of account is told why', async ({
  page,
  browser,
}) => {
  await signIn(page, CONSUMIDOR);
  await page.goto('/invitacion/AAAABBBBCCCC');
  await expect(page.getByText(/se acepta con una cuenta de cuidador/)).toBeVisible();
  const guest = await (await browser.newContext()).newPage();
  await signIn(guest, { email: 'cuidador@latido.test', password: CONSUMIDOR.password });
  await guest.goto('/cuidador');
  await guest.getByLabel('Código de invitación').fill('AAAABBBBCCCC');
  await guest.getByRole('button', { name: 'Ver la invitación' }).click();
  await expect(guest.getByText('Este código no sirve')).toBeVisible();
  await guest.context().close();
});
