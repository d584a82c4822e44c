import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { awake, expect, MAILS, signIn, tabTo, test } from './fixtures';
import { looksRight } from './new-person';
import { join, post, share } from './people';

const PASSWORD = 'una frase larga';
const bell = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const list = (page: Page) => page.getByRole('dialog', { name: 'Avisos' });
const toast = (page: Page, text: string) =>
  page
    .getByRole('region', { name: /^Avisos nuevos/ })
    .getByRole('listitem')
    .filter({ hasText: text });

/** Somebody, and who encourages them: each word of theirs is a notificacion. */
async function pair(request: APIRequestContext, name: string) {
  const account = (rol: 'consumidor' | 'cuidador') => ({
    nombre: rol === 'consumidor' ? 'Nora' : 'Luz',
    email: `${name}-${rol}@latido.test`,
    password: PASSWORD,
    rol,
  });
  const [person, cuidador] = [account('consumidor'), account('cuidador')];
  const owner = await join(request, '', [MAILS], person);
  const luz = await join(request, '', [MAILS], cuidador);
  const consumidor_id = await share(request, '', owner, luz);
  const tell = (texto: string) =>
    post(request, '/api/animos', luz, { uuid: randomUUID(), consumidor_id, texto });
  return { person, cuidador, owner, tell };
}

test('what arrives is told once, counted without shouting, and read on every device at once', async ({
  page,
  browser,
  request,
}) => {
  const { person, tell } = await pair(request, 'avisos');
  await signIn(page, person);
  await page.goto('/panel');
  await awake(page);
  await expect(bell(page, 'Avisos')).toBeVisible();
  const phone = await (await browser.newContext()).newPage();
  await signIn(phone, person);
  await phone.goto('/panel');
  await expect(bell(phone, 'Avisos')).toBeVisible();

  await test.step('it comes live, beside what one does, and goes by itself or when it is put away', async () => {
    await tell('Vas muy bien');
    await expect(toast(page, 'Luz: Vas muy bien')).toBeVisible();
    await expect(toast(page, 'Luz: Vas muy bien').getByText('Recomendación')).toBeVisible();
    await expect(bell(page, 'Avisos, 1 sin leer')).toBeVisible();
    await toast(page, 'Vas muy bien').getByRole('button', { name: 'Cerrar el aviso' }).click();
    await expect(toast(page, 'Vas muy bien')).toBeHidden();
    await expect(bell(page, 'Avisos')).toBeVisible();
    // What was read on one is read on the other.
    await expect(bell(phone, 'Avisos')).toBeVisible();
    await expect(toast(phone, 'Vas muy bien')).toBeHidden();
  });

  await test.step('with the keyboard: open, read all, close, and the focus is back', async () => {
    await tell('Un día a la vez');
    await tell('Aquí estoy');
    const two = bell(page, 'Avisos, 2 sin leer');
    await expect(two).toBeVisible();
    await tabTo(page, two);
    await page.keyboard.press('Enter');
    await expect(list(page)).toBeVisible();
    await expect(list(page).getByRole('listitem')).toHaveText([
      /Aquí estoy/,
      /Un día a la vez/,
      /Vas muy bien/,
    ]);
    const all = list(page).getByRole('button', { name: 'Marcar todos como leídos' });
    await tabTo(page, all);
    await page.keyboard.press('Enter');
    await expect(all).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(list(page)).toBeHidden();
    await expect(bell(page, 'Avisos')).toBeFocused();
    await expect(bell(phone, 'Avisos')).toBeVisible();
  });
  await phone.context().close();
});

test('how one wants to be told is kept, also in English, and refused where it makes no sense', async ({
  page,
  request,
}) => {
  const { person, owner, tell } = await pair(request, 'preferencias');
  await tell('Sigue así');
  await signIn(page, person);
  await page.goto('/cuenta/avisos');
  await awake(page);
  const main = page.getByRole('main');
  await expect(main.getByRole('listitem').filter({ hasText: 'Luz: Sigue así' })).toBeVisible();
  await expect(main.getByText('Tu navegador te va a preguntar')).toBeVisible();
  await looksRight(page);

  await main.getByLabel('Logro: Como notificación').uncheck();
  await expect(main.getByLabel('Alerta: En la app')).toBeDisabled();
  await main.getByLabel('Hasta').fill('22:00');
  await main.getByRole('button', { name: 'Guardar' }).click();
  await expect(main.getByText('Elige otra hora que la del comienzo')).toBeVisible();
  await expect(main.getByLabel('Hasta')).toBeFocused();
  await main.getByLabel('Hasta').fill('06:30');
  await main.getByLabel('Cuántas veces al día').selectOption('1');
  await main.getByRole('button', { name: 'Guardar' }).click();
  await expect(main.getByText('Listo, quedó guardado.')).toBeVisible();
  const headers = { authorization: `Bearer ${owner}` };
  const kept = await (await request.get('/api/preferencias', { headers })).json();
  expect(kept).toMatchObject({ silencio_hasta: '06:30', avisos_al_dia: 1 });
  expect(kept.por_push).not.toContain('logro');

  await request.patch('/api/cuenta', { headers, data: { idioma: 'en' } });
  await page.reload();
  await awake(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible();
  await expect(main.getByLabel('Achievement: As a notification')).not.toBeChecked();
  await expect(bell(page, 'Notices, 1 unread')).toBeVisible();
  await looksRight(page);
});
