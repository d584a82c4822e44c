import { execFileSync } from 'node:child_process';
import { awake, expect, signIn, test } from './fixtures';
import { expectRight } from './looks-right';
import { register } from './new-person';

const ADMINISTRADOR = { email: 'catalogos@latido.test', password: 'latido-sistema-2' };

test.describe.configure({ timeout: 120_000 });

test('a motivo that an administrador adds is offered, and its name stays when it no longer is', async ({
  page,
  browser,
}) => {
  execFileSync(
    process.execPath,
    ['dist/admin.mjs', 'create', '--email', ADMINISTRADOR.email, '--nombre', 'Catálogos'],
    {
      env: { ...process.env, LATIDO_DATA_DIR: '.data/e2e', LATIDO_PASSWORD: ADMINISTRADOR.password },
      stdio: 'pipe',
    },
  );
  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, ADMINISTRADOR);
  await desk.getByRole('link', { name: 'Catálogos' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Catálogos' })).toBeVisible();
  await expectRight(desk, desk.url(), true);
  const motivos = desk.getByRole('region', { name: 'Motivos' });
  await motivos.getByLabel('Nombre nuevo').fill('social');
  await motivos.getByRole('button', { name: 'Añadir' }).click();
  await expect(motivos.getByText('Ya hay una entrada con este nombre')).toBeVisible();
  await motivos.getByLabel('Nombre nuevo').fill('Lunes');
  await motivos.getByRole('button', { name: 'Añadir' }).click();
  await expect(motivos.getByRole('listitem').last()).toContainText('Lunes');
  await motivos.getByRole('button', { name: 'Subir Lunes' }).click();
  await expect(motivos.getByRole('listitem').last()).toContainText('Celebración');

  const email = 'motivos@latido.test';
  await register(page, email);
  await page.goto('/panel');
  const picker = page.getByRole('region', { name: '¿De qué tienes antojo?' });
  const form = page.getByRole('dialog');
  await awake(page);
  await picker.getByRole('button', { name: 'Otro' }).click();
  await form.getByRole('button', { name: 'Qué lo provocó' }).click();
  await form.getByLabel('¿Qué lo provocó?').selectOption('Lunes');
  await form.getByLabel('¿Cómo te sentías?').selectOption({ label: 'Otro' });
  await form.getByLabel('Otra emoción').fill('Prisa');
  await form.getByRole('button', { name: 'Guardar' }).click();
  await expect(form.getByText('Guardado')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Qué lo provocó' })).toBeFocused();

  await motivos.getByRole('button', { name: 'Dejar de ofrecer Lunes' }).click();
  await expect(motivos.getByRole('listitem').filter({ hasText: 'Lunes' })).toContainText('No se ofrece');
  await page.reload();
  await awake(page);
  await picker.getByRole('button', { name: 'Otro' }).click();
  await form.getByRole('button', { name: 'Qué lo provocó' }).click();
  await expect(form.getByLabel('¿Qué lo provocó?').getByRole('option', { name: 'Social' })).toBeAttached();
  await expect(form.getByLabel('¿Qué lo provocó?').getByRole('option', { name: 'Lunes' })).toHaveCount(0);
  const deseos = await page.evaluate(async () => {
    const { consumidor_id } = await (await fetch('/api/yo')).json();
    return (await (await fetch(`/api/deseos?consumidor_id=${consumidor_id}`)).json()).deseos;
  });
  expect(deseos.at(-1)).toMatchObject({ motivo: 'Lunes', emocion: null, emocion_otra: 'Prisa' });
  await desk.context().close();
});
