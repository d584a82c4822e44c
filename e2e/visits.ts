import type { Page } from '@playwright/test';
import { awake, expect, fillSignIn, test } from './fixtures';
import { expectRight } from './looks-right';
import type { NewInstallation } from './new-installation';
import { BOUNDARIES, PAGES } from './pages';
import type { Scene, State, States, Viewer } from './pages/page-states';

/** For each thing that a state waits for. */
const PATIENCE_MS = 15_000;

type Visit = State & { name: string; full: boolean };

const visitsOf = (name: string, states: States, full = false): Visit[] =>
  'none' in states ? [] : states.map((state) => ({ ...state, name, full }));

const VISITS = [
  ...Object.entries(PAGES).flatMap(([page, { normal, empty, error }]) => [
    ...visitsOf(`${page}, normal`, normal, true),
    ...visitsOf(`${page}, empty`, empty),
    ...visitsOf(`${page}, error`, error),
  ]),
  ...Object.entries(BOUNDARIES).flatMap(([file, states]) => visitsOf(file, states)),
];

/** Where somebody looks, with what account. */
export type Place = {
  url: string;
  account: { email: string; password: string } | undefined;
  scene: Scene;
  without: NewInstallation['without'];
};

async function visit(page: Page, { url, scene, ...place }: Place, one: Visit): Promise<void> {
  const { name, full, address, heading, reach, without } = one;
  const come = () => page.goto(`${url}${typeof address === 'string' ? address : address(scene)}`);
  await (without ? place.without(without, come) : come());
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await awake(page);
  await reach?.(page);
  await expectRight(page, name, full);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}

/** Looks at every page that has something to show to somebody; one run tells of all of them. */
export async function visitAll(
  page: Page,
  viewer: Viewer,
  place: Place,
  consoleErrors: string[],
): Promise<void> {
  page.setDefaultTimeout(PATIENCE_MS);
  if (place.account) {
    await page.goto(`${place.url}/entrar`);
    await fillSignIn(page, place.account);
  }
  for (const one of VISITS.filter(({ as }) => as === viewer)) {
    const fault = await test.step(one.name, () => visit(page, place, one)).catch(String);
    expect.soft(fault, one.name).toBeUndefined();
    // The browser is told of the failure that the page is about.
    if (one.without) consoleErrors.length = 0;
  }
}
