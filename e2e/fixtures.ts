import { createHash } from 'node:crypto';
import { type APIRequestContext, test as base, expect, type Locator, type Page } from '@playwright/test';
import { linkIn, mailsTo } from '../lib/testing/mails';

export const CONSUMIDOR = { email: 'demo@latido.test', password: 'latido-demo-22' };
export const CUIDADOR = { email: 'cuidador@latido.test', password: 'latido-demo-22' };

type Account = { email: string; password: string };
type Device = { send(readings: object[]): Promise<void> };

/** A device paired over the public API; it writes for consumidor 22. */
export async function pairDevice(request: APIRequestContext): Promise<Device> {
  const { access } = await (await request.post('/api/token', { data: CONSUMIDOR })).json();
  const headers = { authorization: `Bearer ${access}` };
  const { codigo } = await (await request.post('/api/dispositivos/codigo', { headers })).json();
  const { clave } = await (await request.post('/api/dispositivos/emparejar', { data: { codigo } })).json();
  return {
    send: async (lecturas) => {
      const answer = await request.post('/api/lecturas', {
        headers: { authorization: `Bearer ${clave}` },
        data: { lecturas },
      });
      expect(answer.status()).toBe(201);
    },
  };
}

export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/entrar');
  await fillSignIn(page, account);
}

/** Until the page's scripts have taken all of it over, part by part: whatever is pressed before is heard by nobody. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('header button, main button')].every((button) =>
      Object.keys(button).some((key) => key.startsWith('__reactProps')),
    ),
  );
}

/** On the sign-in page, wherever it leads. */
export async function fillSignIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel(/correo/i).fill(email);
  await page.getByLabel(/^contraseña/i).fill(password);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/entrar');
  await awake(page);
}

/** Where the server of these tests leaves its mails. */
export const MAILS = '.data/e2e/correo';

/** The link of the newest mail that says this, once it is there. */
export async function mailedLink({ email }: Pick<Account, 'email'>, text: string): Promise<string> {
  const found = async () => (await mailsTo(MAILS, email)).findLast((mail) => mail.includes(text)) ?? '';
  await expect.poll(found).toContain(text);
  return linkIn(await found());
}

const MOST_TABS = 40;

/** Walks on with the Tab key, as somebody without a mouse does, until the focus is on `target` and can be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const focused = () => target.evaluate((element) => element.matches(':focus-visible'));
  for (let tabs = 0; tabs < MOST_TABS && !(await focused()); tabs++) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** As if each file came from a place of its own: what one of them tries is not counted against the next. */
function addressOf(file: string): string {
  const [a = 0, b = 0] = createHash('sha256').update(file).digest();
  return `198.18.${a}.${b}`;
}

/** A page on which an unexpected error in the console fails the test, with the address where it came. */
export const test = base.extend<{ consoleErrors: string[] }>({
  extraHTTPHeaders: async ({ locale: _ }, use, { file }) => use({ 'x-forwarded-for': addressOf(file) }),
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      const tell = (error: string) => errors.push(`${page.url()}: ${error}`);
      page.on('pageerror', (error) => tell(String(error)));
      page.on('console', (message) => {
        const expected = /WebSocket connection|Failed to load resource|net::ERR|CLIENT_FETCH_ERROR/;
        if (message.type() === 'error' && !expected.test(message.text())) tell(message.text());
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };
