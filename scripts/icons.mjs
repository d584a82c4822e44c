import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Draws the icons of the installed app from one drawing. Run it after changing that: `node scripts/icons.mjs`. */
const LINE = 'M5 17h5l2.5-7 4.5 13 3.5-9 1.5 3h5';
const drawing = ({ inner, radius, ground = '#263238', ink = '#00c4b4' }) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="100%" height="100%">
    <rect width="32" height="32" rx="${radius}" fill="${ground}"/>
    <g transform="translate(16 16) scale(${inner}) translate(-16 -16)">
      <path d="${LINE}" fill="none" stroke="${ink}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>
    </g></svg>`;

/** Of a maskable icon only the inner four fifths are sure to be seen; a badge is a shape in one colour. */
const ICONS = [
  { file: 'public/icons/icon-192.png', size: 192, inner: 1, radius: 7 },
  { file: 'public/icons/icon-512.png', size: 512, inner: 1, radius: 7 },
  { file: 'public/icons/maskable-512.png', size: 512, inner: 0.72, radius: 0 },
  { file: 'app/apple-icon.png', size: 180, inner: 0.9, radius: 0 },
  { file: 'public/icons/badge-96.png', size: 96, inner: 1.1, radius: 0, ground: 'none', ink: '#fff' },
  { file: 'public/icons/antojo-96.png', size: 96, inner: 0.8, radius: 16, ground: '#00756a', ink: '#fff' },
];

mkdirSync('public/icons', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.LATIDO_CHROMIUM,
  chromiumSandbox: false,
});
const page = await browser.newPage();
for (const { file, size, ...look } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;width:${size}px;height:${size}px">${drawing(look)}</body>`);
  await page.screenshot({ path: file, omitBackground: true });
}
await browser.close();
