import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { awake, expect, MAILS, signIn, tabTo, test } from './fixtures';
import { expectRight } from './looks-right';
import { join, type NewAccount, post, share } from './people';

const PASSWORD = 'una frase larga';
const bell = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const list = (page: Page) => page.getByRole('dialog', { name: 'Avisos' });
const toast = (page: Page, text: string) =>
  page
    .getByRole('region', { name: /^Avisos nuevos/ })
    .getByRole('listitem')
    .filter({ hasText: text });

type Pair = {
  person: NewAccount;
  owner: string;
  tell(request: APIRequestContext, texto: string): Promise<unknown>;
};

/** Somebody, and who encourages them: each word of theirs is a notificacion. */
async function pair(request: APIRequestContext): Promise<Pair> {
  const name = randomUUID();
  const account = (nombre: string, rol: NewAccount['rol']): NewAccount => ({
    nombre,
    email: `${rol}-${name}@latido.test`,
    password: PASSWORD,
    rol,
  });
  const person = account('Nora', 'consumidor');
  const owner = await join(request, '', [MAILS], person);
  const luz = await join(request, '', [MAILS], account('Luz', 'cuidador'));
  const consumidor_id = await share(request, '', owner, luz);
  const tell: Pair['tell'] = (by, texto) =>
    post(by, '/api/animos', luz, { uuid: randomUUID(), consumidor_id, texto });
  return { person, owner, tell };
}

/** One for all: how many may join from one address in an hour is limited, and so are words a day. */
let made: Pair;
test.beforeAll(async ({ request }) => {
  made = await pair(request);
});

test('what arrives is told once, counted without shouting, and read on every device at once', async ({
  page,
  browser,
  request,
}) => {
  const { person, tell } = made;
  await signIn(page, person);
  await page.goto('/panel');
  await awake(page);
  await expect(bell(page, 'Avisos')).toBeVisible();
  const phone = await (await browser.newContext()).newPage();
  await signIn(phone, person);
  await phone.goto('/panel');
  await expect(bell(phone, 'Avisos')).toBeVisible();

  await test.step('it comes live, beside what one does, and goes by itself or when it is put away', async () => {
    await tell(request, 'Vas muy bien');
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
    await tell(request, 'Un día a la vez');
    const one = bell(page, 'Avisos, 1 sin leer');
    await expect(one).toBeVisible();
    await tabTo(page, one);
    await page.keyboard.press('Enter');
    await expect(list(page)).toBeVisible();
    await expect(list(page).getByRole('listitem')).toHaveText([/Un día a la vez/, /Vas muy bien/]);
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
  const { person, owner, tell } = made;
  await tell(request, 'Sigue así');
  await signIn(page, person);
  await page.goto('/cuenta/avisos');
  await awake(page);
  const main = page.getByRole('main');
  await expect(main.getByRole('listitem').filter({ hasText: 'Luz: Sigue así' })).toBeVisible();
  await expect(main.getByText('Tu navegador te va a preguntar')).toBeVisible();
  await expectRight(page, page.url(), true);

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
  await expectRight(page, page.url(), true);
});
