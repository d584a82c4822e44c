import { randomUUID } from 'node:crypto';
import { CATALOGO_NAMES } from '@/lib/domain/catalogos';
import type { Rule, Rules } from './access-matrix';
import { call, createPerson, type Person, pairedKey, type TestApp } from './test-app';

const NOBODY: Rule = { reaches: 'nobody' };
const MOTIVO = 'La persona no responde y su médico lo pide';

type Make = (app: TestApp, by: Person) => Promise<number>;

const administration = (make: Make, body?: object): Rule => ({ reaches: 'administration', make, body });

const account: Make = async (app) => (await createPerson(app, 'cuidador')).usuario_id;

/** An account that was changed once by an administrador. */
const changed =
  (method: 'POST' | 'DELETE', ending: string): Make =>
  async (app, by) => {
    const id = await account(app, by);
    await call(app, `/api/admin/usuarios/${id}${ending}`, { method, token: by.access });
    return id;
  };

const device: Make = async (app, by) => {
  await pairedKey(app, await createPerson(app, 'consumidor'));
  const { body } = await call(app, '/api/admin/dispositivos?limit=1', { token: by.access });
  return body.dispositivos[0].id;
};

/** An emergencia of `by` for somebody new. */
export async function openedFor(app: TestApp, by: Person, owner: Person, more: object = {}): Promise<number> {
  const body = { consumidor_id: owner.consumidor_id, motivo: MOTIVO, minutos: 5, ...more };
  return (await call(app, '/api/admin/emergencias', { token: by.access, body })).body.id;
}

/** An entry of a catalogue that nobody else looks at. */
const entry =
  (name: string): Make =>
  async (app, by) => {
    const body = { nombre: `Entrada ${randomUUID()}` };
    return (await call(app, `/api/admin/catalogos/${name}`, { token: by.access, body })).body.id;
  };

export const ADMIN_RULES: Rules = {
  ...Object.fromEntries(
    CATALOGO_NAMES.flatMap((name) => [
      [`GET /api/admin/catalogos/${name}`, NOBODY],
      [`POST /api/admin/catalogos/${name}`, NOBODY],
      [`PUT /api/admin/catalogos/${name}/orden`, NOBODY],
      [`PATCH /api/admin/catalogos/${name}/{id}`, administration(entry(name), { descripcion: 'Otra' })],
    ]),
  ),
  'GET /api/admin/usuarios': NOBODY,
  'POST /api/admin/usuarios': NOBODY,
  'POST /api/admin/usuarios/{id}/rol': administration(account, { rol: 'consumidor' }),
  'POST /api/admin/usuarios/{id}/desactivar': administration(account),
  'POST /api/admin/usuarios/{id}/reactivar': administration(changed('POST', '/desactivar')),
  'DELETE /api/admin/usuarios/{id}': administration(account),
  'POST /api/admin/usuarios/{id}/restaurar': administration(changed('DELETE', '')),
  'GET /api/admin/dispositivos': NOBODY,
  'DELETE /api/admin/dispositivos/{id}': administration(device),
  'GET /api/admin/auditoria': NOBODY,
  'GET /api/admin/salud': NOBODY,
  'GET /api/admin/emergencias': NOBODY,
  'POST /api/admin/emergencias': NOBODY,
  'POST /api/admin/emergencias/{id}/terminar': administration(async (app, by) =>
    openedFor(app, by, await createPerson(app, 'consumidor')),
  ),
  'GET /api/emergencias': NOBODY,
  'POST /api/emergencias/{id}/terminar': {
    reaches: 'item',
    make: async (app, owner) => openedFor(app, await createPerson(app, 'administrador'), owner),
  },
};

/** What a write of the administration that names nothing in its address is tried with. */
export const ADMIN_BODIES: Record<string, (app: TestApp) => Promise<object>> = {
  ...Object.fromEntries(
    CATALOGO_NAMES.flatMap((name) => [
      [`POST /api/admin/catalogos/${name}`, async () => ({ nombre: `Entrada ${randomUUID()}` })],
      [
        `PUT /api/admin/catalogos/${name}/orden`,
        async ({ runtime }: TestApp) => ({
          ids: (await runtime.repos.catalogos.all(name)).map(({ id }) => id).reverse(),
        }),
      ],
    ]),
  ),
  'POST /api/admin/usuarios': async () => ({
    nombre: 'Nueva',
    email: `${randomUUID()}@latido.test`,
    rol: 'cuidador',
  }),
  'POST /api/admin/emergencias': async (app) => ({
    consumidor_id: (await createPerson(app, 'consumidor')).consumidor_id,
    motivo: MOTIVO,
    minutos: 5,
  }),
};
