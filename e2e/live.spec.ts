import type { WebSocketRoute } from '@playwright/test';
import { CONSUMIDOR, CUIDADOR, expect, pairDevice, signIn, test } from './fixtures';

type Stats = { channels: { channel: string; state: string; recovered: boolean; lost: number }[] };

test('the consumidor sees each reading live, all of it over one socket', async ({ page, request }) => {
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(new URL(socket.url()).pathname));
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 101, accel_x: 0, accel_y: 0.1, accel_z: 1 }]);
  await signIn(page, CONSUMIDOR);
  await expect(page).toHaveURL(/\/panel$/);
  const now = page.getByRole('region', { name: 'Frecuencia ahora' });
  await expect(now.getByText('101', { exact: true }).first()).toBeVisible();
  await expect(now.locator('[data-transport=vivo]')).toBeVisible();
  const sensors = page.getByRole('region', { name: 'Sensores' });
  const trace = sensors.locator('canvas').first();
  // A picture is drawn from when somebody comes near it.
  await sensors.scrollIntoViewIfNeeded();
  await expect(trace).toBeVisible();
  const before = await trace.screenshot();
  for (const [index, heart_rate] of [102, 103, 104].entries()) {
    await device.send([{ n: 2 + index, heart_rate, accel_x: index, accel_y: -1, accel_z: 2 }]);
    await expect(now.getByText(String(heart_rate), { exact: true }).first()).toBeVisible();
  }
  await expect.poll(async () => (await trace.screenshot()).equals(before)).toBe(false);
  expect(sockets).toEqual(['/ws']);
});

test('a cut socket turns into polling within three seconds and back, with nothing lost or doubled', async ({
  page,
  request,
}) => {
  let cut = false;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/ws$/, (socket) => {
    if (cut) {
      void socket.close({ code: 1012 });
      return;
    }
    socket.connectToServer();
    open.add(socket);
  });
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 111 }]);
  await signIn(page, CONSUMIDOR);
  const now = page.getByRole('region', { name: 'Frecuencia ahora' });
  await expect(now.locator('[data-transport=vivo]')).toBeVisible();
  cut = true;
  for (const socket of open) await socket.close({ code: 1012 });
  await expect(now.locator('[data-transport=sondeo]')).toBeVisible({ timeout: 3_000 });
  await device.send(
    Array.from({ length: 30 }, (_, index) => ({ n: 2 + index, heart_rate: 112, accel_x: index / 10 })),
  );
  await expect(now.getByText('112', { exact: true }).first()).toBeVisible();
  cut = false;
  await device.send(
    Array.from({ length: 30 }, (_, index) => ({ n: 40 + index, heart_rate: 113, accel_x: index / 10 })),
  );
  await expect(now.locator('[data-transport=vivo]')).toBeVisible({ timeout: 30_000 });
  await expect(now.getByText('113', { exact: true }).first()).toBeVisible();
  const stats = await page.evaluate(() => {
    const { wsService } = window as unknown as { wsService: { getStats(): Stats } };
    return wsService.getStats();
  });
  expect(stats.channels.find(({ channel }) => channel === 'sensor_data_22')).toMatchObject({
    state: 'OPEN',
    recovered: true,
    lost: 0,
  });
  await expect(page.getByText(/^Continuo desde las \d\d:\d\d, 0 perdidos$/)).toBeVisible();
});

test('a cuidador with a grant sees it, and a stranger does not', async ({ page, browser, request }) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 121 }]);
  await signIn(page, CUIDADOR);
  await page
    .getByRole('link', { name: /Alma Demo/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/cuidador\/22$/);
  const now = page.getByRole('region', { name: 'Frecuencia ahora' });
  await expect(now.getByText('121', { exact: true }).first()).toBeVisible();
  await device.send([{ n: 2, heart_rate: 122 }]);
  await expect(now.getByText('122', { exact: true }).first()).toBeVisible();

  const stranger = {
    nombre: 'Ajena',
    email: 'ajena@latido.test',
    password: 'una frase larga',
    rol: 'cuidador',
  };
  await request.post('/api/registro', { data: stranger });
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await signIn(elsewhere, stranger);
  const answer = await elsewhere.goto('/cuidador/22');
  expect(answer?.status()).toBe(404);
  await expect(elsewhere.getByText('122')).toHaveCount(0);
  await context.close();
});
