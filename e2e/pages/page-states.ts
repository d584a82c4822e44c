import type { Page, Route } from '@playwright/test';

/** Who looks at a page of the installation that has the demo people. */
export const DEMO_VIEWERS = [
  'nobody',
  'consumidor',
  'cuidador',
  'cuidador of somebody quiet',
  'cuidador with a given password',
  'administrador',
] as const;
/** They have nothing yet, on an installation that has nothing yet either; there is an issuer to sign in at. */
export const NEW_VIEWERS = [
  'nobody, with an issuer',
  'new consumidor',
  'new cuidador',
  'new administrador',
] as const;
export type DemoViewer = (typeof DEMO_VIEWERS)[number];
export type NewViewer = (typeof NEW_VIEWERS)[number];
export type Viewer = DemoViewer | NewViewer;

/** What is made before the pages are looked at. */
export type Scene = {
  /** Of an invitation that nobody took yet. */
  codigo: string;
  /** Somebody without readings, whom a cuidador follows and an administrador has an emergency access to. */
  quiet_id: number;
  /** One that is in course, of the demo person. */
  deseo_id: number;
};

/** One way a page can look. */
export type State = {
  as: Viewer;
  address: string | ((scene: Scene) => string);
  /** Of the page, once it is there. */
  heading: RegExp;
  /** Leads there from the page as it comes, and waits until it is there. */
  reach?(page: Page): Promise<void>;
  /** A table that the new installation has lost meanwhile. */
  without?: string;
};

export type States = readonly [State, ...State[]] | { none: string };
export type PageStates = Record<'normal' | 'empty' | 'error', States>;

/** Why some pages have no empty state. */
export const FORM = { none: 'a form to begin with: it has nothing to be empty of' };

const PROBLEM = {
  type: '/problemas/internal',
  title: 'Algo falló de nuestro lado',
  status: 500,
  code: 'internal',
};

/** From here on the server answers these addresses with its own failure. */
export async function fail(page: Page, path: RegExp): Promise<void> {
  const answer = (route: Route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(PROBLEM) });
  await page.route(path, answer);
}

export function shows(page: Page, text: string | RegExp): Promise<void> {
  return page.locator('main, dialog[open]').getByText(text).filter({ visible: true }).first().waitFor();
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
}

/** Fills one field with what is not taken, and waits until the form says so. */
export const refused =
  (field: string, value: string, button: string) =>
  async (page: Page): Promise<void> => {
    await page.getByLabel(field, { exact: true }).fill(value);
    await press(page, button);
    await shows(page, 'Revisa los campos marcados.');
  };

/** The live pages without their socket, while every request fails. */
export async function losesServer(page: Page): Promise<void> {
  await fail(page, /\/api\/(dashboard|consumidores|lecturas)/);
  await page.evaluate(() => (window as unknown as { wsService: { disable(): void } }).wsService.disable());
}

/** What a page asks for again when somebody looks at it again. */
export async function looksAgain(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
}
