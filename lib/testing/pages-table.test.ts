import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BOUNDARIES, PAGES } from '@/e2e/pages';
import type { Scene } from '@/e2e/pages/page-states';

const SCENE: Scene = { codigo: 'AAAABBBBCCCC', quiet_id: 1, deseo_id: 1 };
const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((name) =>
  name.split(path.sep).join('/'),
);

/** `(panel)/panel/inicio/[paso]/page.tsx` → `/panel/inicio/[paso]` */
function addressOf(file: string): string {
  const parts = file.split('/').slice(0, -1);
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
}

const fits = (address: string, template: string) =>
  new RegExp(`^${template.replaceAll(/\[\w+\]/g, '[^/]+')}$`).test(address.replace(/\?.*/, ''));

const pages = files.filter((name) => /(^|\/)page\.tsx$/.test(name)).map(addressOf);
const boundaries = files.filter((name) => /(^|\/)(error|global-error|not-found|loading)\.tsx$/.test(name));

test('every page is looked at by the accessibility sweep, and every line of its table is a page', () => {
  expect(Object.keys(PAGES).sort()).toEqual(pages.sort());
});

test('so is everything that stands in for a page', () => {
  expect(Object.keys(BOUNDARIES).sort()).toEqual(boundaries.sort());
});

test.each(Object.entries(PAGES))(
  '%s: its states are reached on it, or a reason says why there are none',
  (page, states) => {
    for (const state of Object.values(states)) {
      if ('none' in state) {
        expect(state.none.length).toBeGreaterThan(5);
        continue;
      }
      const addresses = state.map(({ address }) => (typeof address === 'string' ? address : address(SCENE)));
      // What is reached from another page by a click ends on this one.
      expect(addresses.some((address) => fits(address, page))).toBe(true);
    }
  },
);
