import type { Page } from '@playwright/test';

type Kept = { deseos: { tipo: string; resultado: string | null }[]; consumos: { deseo_id: number | null }[] };

/** What the server has of whoever is signed in on the page. */
export const kept = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const { consumidor_id } = await (await fetch('/api/yo')).json();
    const read = async (name: string) =>
      (await (await fetch(`/api/${name}?consumidor_id=${consumidor_id}`)).json())[name];
    return { deseos: await read('deseos'), consumos: await read('consumos') };
  });
export const counts = async (page: Page) => {
  const { deseos, consumos } = await kept(page);
  return [deseos.length, consumos.length];
};

export const shown = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first();
export const ride = (page: Page, tipo: string) => page.getByRole('dialog', { name: `Antojo: ${tipo}` });
