import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { awake, CONSUMIDOR, expect, pairDevice, signIn, test } from './fixtures';

/** KB of compressed scripts that the page comes with; the pictures load theirs when it stands. */
const MOST_KB = 300;
const MOST_SHIFT = 0.02;

/** Of all scripts that a page names, but those for browsers that know no modules. */
async function scriptKb(request: APIRequestContext, html: string): Promise<number> {
  const tags = [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/nomodule/i.test(tag),
  );
  const sizes = [...new Set(tags.map(([, src = '']) => src))].map(
    async (src) => gzipSync(await (await request.get(src)).body()).length,
  );
  return Math.round((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_024);
}

test('the page comes with its figures, moves nothing while readings stream in, and its scripts are small', async ({
  page,
  request,
}) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 95, accel_x: 0, accel_y: 0.1, accel_z: 1 }]);
  await signIn(page, CONSUMIDOR);
  const html = await (await page.context().request.get('/panel')).text();
  expect(html).toMatch(/>95</);
  expect(html).not.toMatch(/<link[^>]+(stylesheet|as="style")/);
  expect(html.split('tailwindcss v')).toHaveLength(2);
  const kb = await scriptKb(page.context().request, html);
  process.stdout.write(`/panel comes with ${kb} KB of compressed scripts\n`);
  expect.soft(kb).toBeLessThanOrEqual(MOST_KB);
  await page.addInitScript(() => {
    const shifts = { total: 0, worst: '' };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Element }[];
      }[]) {
        if (entry.hadRecentInput) continue;
        shifts.total += entry.value;
        shifts.worst += ` ${entry.value.toFixed(4)}:${entry.sources.map(({ node }) => node?.textContent?.slice(0, 40)).join('|')}`;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const size of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.evaluate(() => scrollTo(0, 0));
    await page.reload();
    await awake(page);
    const now = page.getByRole('region', { name: 'Frecuencia ahora' });
    for (const heart_rate of [96, 104, 99, 121, 88, 97, 100, 112]) {
      const motion = {
        accel_x: heart_rate / 30,
        accel_y: -heart_rate / 60,
        accel_z: 1,
        gyro_x: heart_rate,
        gyro_y: 0,
        gyro_z: 0,
      };
      await device.send([{ n: size.width * 1_000 + heart_rate, heart_rate, ...motion }]);
      await expect(now.getByText(String(heart_rate), { exact: true }).first()).toBeVisible();
    }
    await page.mouse.wheel(0, 1_500);
    await expect(page.locator('svg.recharts-surface').first()).toBeVisible();
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: { total: number; worst: string } }).shifts,
    );
    expect.soft(shifts.total, `${size.width} px:${shifts.worst}`).toBeLessThan(MOST_SHIFT);
  }
});
