import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Look } from '../accesos';
import type { Actor } from '../access';
import { UNCONDITIONAL } from '../terms';
import { authorizeRead, type ReadDeps } from './read-access';

const OWNER = 1;
const EXPIRES = new Date('2026-03-01T12:00:00Z');
const cuidador: Actor = {
  usuario_id: 2,
  rol: 'cuidador',
  idioma: 'es',
  session_id: 's',
  expires_at: EXPIRES,
};

/** A consumidor 7 who shares their deseos with everybody, and a log whose writing takes until `store` is called. */
function scene() {
  const looks: Look[] = [];
  let store = () => {};
  const written = new Promise<void>((resolve) => {
    store = resolve;
  });
  const deps = {
    repos: {
      usuarios: { subject: async () => ({ consumidor_id: 7, usuario_id: OWNER, zona_horaria: 'UTC' }) },
      consentimientos: { granted: async () => ({ ...UNCONDITIONAL, alcances: ['deseos'] }) },
    },
    clock: { now: () => EXPIRES },
    looks: {
      seen: (seen: readonly Look[]) => {
        looks.push(...seen);
        return written;
      },
    },
  } as unknown as ReadDeps;
  return { deps, looks, store };
}

test('what is read is not handed out before the look is stored', async () => {
  const { deps, looks, store } = scene();
  let answered = false;
  const reads = authorizeRead(deps, cuidador, 7, 'deseos', { que: 'chequeos', also: ['notas'] }).then(() => {
    answered = true;
  });
  await setImmediate();
  expect(looks).toEqual([
    { consumidor_id: 7, usuario_id: 2, que: 'chequeos', alcances: ['deseos'], motivo: null },
  ]);
  expect(answered).toBe(false);
  store();
  await reads;
});

test('neither a refused look nor one at oneself is told', async () => {
  const { deps, looks } = scene();
  await expect(authorizeRead(deps, cuidador, 7, 'frecuencia')).rejects.toMatchObject({ code: 'not_allowed' });
  const owner: Actor = { ...cuidador, usuario_id: OWNER, rol: 'consumidor' };
  await authorizeRead(deps, owner, 7, 'frecuencia');
  expect(looks).toEqual([]);
});
