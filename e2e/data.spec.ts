import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { violationsOf } from './axe';
import { CONSUMIDOR, expect, pairDevice, signIn, tabTo, test } from './fixtures';

async function openData(page: Page): Promise<void> {
  await signIn(page, CONSUMIDOR);
  await page.getByRole('link', { name: 'Mis datos' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mis datos' })).toBeVisible();
}

async function archiveOf(download: Download): Promise<{ zip: Buffer; files: Record<string, Uint8Array> }> {
  const zip = readFileSync(await download.path());
  return { zip, files: unzipSync(zip) };
}

function zipWithoutSignature(zip: Buffer): Buffer {
  const files = unzipSync(zip);
  const { firma: _, ...manifest } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  return Buffer.from(zipSync({ ...files, 'manifest.json': strToU8(JSON.stringify(manifest)) }));
}

test('a person downloads all that is theirs, and brings it back', async ({ page, request }) => {
  const device = await pairDevice(request);
  await device.send([{ n: 1, heart_rate: 88, accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 }]);
  await openData(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Descargar mis datos' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^latido-\d{4}-\d\d-\d\d\.zip$/);
  await expect(page.getByText('Tu archivo está listo')).toBeVisible();
  const { zip, files } = await archiveOf(download);
  expect(strFromU8(files['json/lecturas.ndjson'] ?? new Uint8Array())).toContain('"heart_rate":88');
  expect(JSON.parse(strFromU8(files['fhir/bundle.json'] ?? new Uint8Array()))).toMatchObject({
    type: 'collection',
  });
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['manifest.json', 'csv/lecturas.csv']));

  const card = page.getByRole('region', { name: 'Importar un archivo' });
  const upload = { name: 'latido.zip', mimeType: 'application/zip', buffer: zip };
  await card.getByLabel('Archivo ZIP').setInputFiles(upload);
  await card.getByRole('button', { name: /Revisar/ }).click();
  await expect(card.getByText('Todo lo que trae ya está en tu cuenta')).toBeVisible();
  await expect(card.getByRole('row', { name: /Lecturas/ }).first()).toBeVisible();
  expect(await violationsOf(page, null)).toEqual([]);

  await card.getByLabel('Archivo ZIP').setInputFiles({ ...upload, buffer: zip.subarray(0, zip.length - 50) });
  await card.getByRole('button', { name: /Revisar/ }).click();
  await expect(card.getByRole('alert')).toContainText('No es un ZIP, o le falta el final');
});

test('an archive of an earlier account has to be claimed, is looked through, and comes in', async ({
  page,
  request,
}) => {
  await openData(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Descargar mis datos' }).click();
  const { zip } = await archiveOf(await saving);
  // Somebody who made their archive elsewhere: here nobody signed it.
  const elsewhere = zipWithoutSignature(zip);
  const account = { email: `datos-${Date.now()}@latido.test`, password: 'una frase bastante larga' };
  await request.post('/api/registro', { data: { nombre: 'Nueva', rol: 'consumidor', ...account } });
  await page.context().clearCookies();
  await signIn(page, account);
  await page.goto('/panel/datos');
  const card = page.getByRole('region', { name: 'Importar un archivo' });
  await card
    .getByLabel('Archivo ZIP')
    .setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: elsewhere });
  await card.getByRole('button', { name: /Revisar/ }).click();
  await card.getByRole('checkbox', { name: /Es mío/ }).check();
  await card.getByRole('button', { name: /Revisar/ }).click();
  await expect(card.getByText(/Se importarían .* filas?\. Todavía no cambió nada/)).toBeVisible();
  await card.getByRole('button', { name: 'Importar', exact: true }).click();
  await expect(card.getByText(/Listo: se importaron/)).toBeVisible();
});

test('how long readings are kept, by the keyboard alone', async ({ page }) => {
  await openData(page);
  const card = page.getByRole('region', { name: 'Cuánto tiempo se guardan' });
  await tabTo(page, card.getByLabel('Días de movimiento'));
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await expect(card.getByText('de 1 a 7 días')).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(card.getByText('Guardado')).toBeVisible();
  await page.reload();
  await expect(card.getByLabel('Días de movimiento')).toHaveValue('5');
  await card.getByLabel('Días de movimiento').fill('');
  await card.getByRole('button', { name: 'Guardar' }).click();
  await expect(card.getByText('Guardado')).toBeVisible();
});
