import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { DEMO_CONSUMIDOR, DEMO_CUIDADOR, DEMO_SIMULADA } from './demo-accounts.mjs';
import { findCommand } from './steps/tools.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    out: { type: 'string', default: path.join('docs', 'images') },
  },
});

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Two rows of cards. */
const BOARD = { width: 1280, height: 960 };
const WALL = { width: 1920, height: 1080 };
/** The simulated person has a whole day of readings from the start, so that the charts are full. */
const SHOTS = [
  { name: 'panel-claro', account: DEMO_SIMULADA, page: '/panel', colorScheme: 'light', viewport: DESKTOP },
  { name: 'panel-oscuro', account: DEMO_SIMULADA, page: '/panel', colorScheme: 'dark', viewport: DESKTOP },
  { name: 'panel-telefono', account: DEMO_SIMULADA, page: '/panel', colorScheme: 'light', viewport: PHONE },
  {
    name: 'progreso-telefono',
    account: DEMO_CONSUMIDOR,
    page: '/panel/progreso',
    colorScheme: 'light',
    viewport: PHONE,
  },
  { name: 'tablero', account: DEMO_CUIDADOR, page: '/cuidador', colorScheme: 'light', viewport: BOARD },
  {
    name: 'pared',
    account: DEMO_CUIDADOR,
    page: '/cuidador/pared',
    colorScheme: 'dark',
    viewport: WALL,
    scale: 1,
  },
];
/** So long the live traces grow before the picture is taken. */
const WATCH_MS = 12_000;

mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.LATIDO_CHROMIUM ?? findCommand('chromium'),
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  // One after the other: a page that shares the machine with five others has not drawn its charts yet.
  for (const shot of SHOTS) await shoot(shot);
} finally {
  await browser.close();
}

/** `scale`: pixels of the picture for one of the page. */
async function shoot({ name, account, page: address, colorScheme, viewport, scale = 2 }) {
  const context = await browser.newContext({
    baseURL: values.url,
    colorScheme,
    viewport,
    locale: 'es-MX',
    timezoneId: 'America/Tijuana',
    deviceScaleFactor: scale,
  });
  await signIn(context.request, account);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('main').waitFor();
  await page.waitForTimeout(WATCH_MS);
  const file = path.join(values.out, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  console.log(file);
}

/** The way the sign-in form goes, without depending on how the form looks. */
async function signIn(request, { email, password }) {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  const response = await request.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password, json: 'true' },
  });
  if (!response.ok()) throw new Error(`No se pudo entrar como ${email}: ${response.status()}`);
}
