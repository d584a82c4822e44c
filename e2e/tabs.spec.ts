import type { Page } from '@playwright/test';
import { CONSUMIDOR, expect, pairDevice, signIn, test } from './fixtures';

const region = (page: Page) => page.getByRole('region', { name: 'Frecuencia ahora' });
const live = (page: Page) => expect(region(page).locator('[data-transport=vivo]')).toBeVisible();
const shows = (page: Page, value: number) =>
  expect(region(page).getByText(String(value), { exact: true }).first()).toBeVisible();

function countSockets(page: Page): () => number {
  let count = 0;
  page.on('websocket', () => {
    count += 1;
  });
  return () => count;
}

test('two tabs share one socket, and the one that stays takes it over', async ({
  page,
  context,
  request,
}) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 131 }]);
  const ofFirst = countSockets(page);
  await signIn(page, CONSUMIDOR);
  await live(page);
  const second = await context.newPage();
  const ofSecond = countSockets(second);
  await second.goto('/panel');
  await live(second);
  await device.send([{ n: 2, heart_rate: 132 }]);
  await shows(second, 132);
  await shows(page, 132);
  expect([ofFirst(), ofSecond()]).toEqual([1, 0]);
  await page.close();
  await device.send([{ n: 3, heart_rate: 133 }]);
  await shows(second, 133);
  await live(second);
  expect(ofSecond()).toBe(1);
  await device.send([{ n: 4, heart_rate: 134 }]);
  await shows(second, 134);
  await expect(second.getByText(/^Continuo desde las \d\d:\d\d, 0 perdidos$/)).toBeVisible();
});
