import { CONSUMIDOR, expect, pairDevice, signIn, test } from './fixtures';
import { ride, shown } from './urges';

test('a part that is loaded after the page and does not come leaves its place empty, and the page goes on', async ({
  page,
  request,
}) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 88, accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 }]);
  // Small enough that nobody is near the pictures yet.
  await page.setViewportSize({ width: 390, height: 300 });
  await signIn(page, CONSUMIDOR);
  let refused = 0;
  await page.route(/_next\/static\/chunks\/.*\.js/, (route) => {
    refused += 1;
    return route.abort();
  });
  const chart = page.getByRole('region', { name: 'Sensores' });
  await chart.scrollIntoViewIfNeeded();
  await expect.poll(() => refused).toBeGreaterThan(0);
  // Refused, and no longer waited for.
  await expect(chart.locator('.animate-pulse')).toHaveCount(0);
  await expect(chart).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('En vivo', { exact: true }).first()).toBeVisible();
});

test('an urge whose ride does not come is kept, and says how to go on', async ({ page }) => {
  // Only a ride speaks of the heart beside an urge.
  const isRide = (script: string) => script.includes('antojo.corazon');
  let refused = 0;
  await page.route(/_next\/static\/chunks\/.*\.js/, async (route) => {
    const response = await route.fetch();
    if (!isRide(await response.text())) return route.fulfill({ response });
    refused += 1;
    return route.abort();
  });
  await signIn(page, CONSUMIDOR);
  await expect.poll(() => refused).toBeGreaterThan(0);
  await shown(page, 'Registrar antojo').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Compra' }).click();
  const dialog = ride(page, 'Compra');
  await expect(dialog.getByRole('alert')).toContainText('quedó anotado');
  await page.unrouteAll();
  await dialog.getByRole('button', { name: 'Intentar de nuevo' }).click();
  await expect(page).toHaveURL(/panel\/antojo\/./);
  const sent = page.waitForResponse(/\/resolver$/);
  await page.getByRole('button', { name: 'Lo superé' }).click();
  expect((await sent).ok()).toBe(true);
});
