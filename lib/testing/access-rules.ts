import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { CHANNELS } from '@/lib/channels/registry';
import { CATALOGOS } from '@/lib/domain/catalogos';
import { MINUTE_MS } from '@/lib/domain/time';
import { notify } from '@/lib/domain/use-cases/notificaciones';
import type { Rule, Rules } from './access-matrix';
import { ADMIN_RULES } from './admin-rules';
import { call, createPerson, grant, type Person, pairedKey, type TestApp } from './test-app';

const OWN_PASSWORD = 'una frase larga';
const NOBODY: Rule = { reaches: 'nobody' };

const ofPerson = (path: string): Rule => ({
  reaches: 'consumidor',
  addresses: [(id) => `${path}?consumidor_id=${id}`],
});

const ofConsumidor = (what: string): Rule => ({
  reaches: 'consumidor',
  addresses: [(id) => `/api/consumidores/${id}/${what}`],
});

/** Over REST each channel is a route of its own: each way to ask for it counts. */
const channelAddresses = (of: 'consumidor' | 'usuario') =>
  CHANNELS.filter((channel) => (channel.of === 'usuario') === (of === 'usuario')).flatMap(
    ({ name, since }) => {
      const plain = (id: number) => `/api/dashboard/${name}?consumidor_id=${id}`;
      return since ? [plain, (id: number) => `${plain(id)}&since=1:0`] : [plain];
    },
  );

/** The newest of a list that belongs to the caller. */
async function newest(app: TestApp, { access }: Person, name: string): Promise<number> {
  const { body } = await call(app, `/api/${name}`, { token: access });
  return Math.max(...body[name.split('/').at(-1) ?? ''].map(({ id }: { id: number }) => id));
}

async function made(app: TestApp, { access }: Person, path: string, body: object): Promise<number> {
  return (await call(app, path, { token: access, body })).body.id;
}

export async function analisisOf(app: TestApp, owner: Person): Promise<number> {
  const token = await pairedKey(app, owner);
  const now = Date.now();
  const lecturas = [now - 10 * MINUTE_MS, now].map((ms) => ({
    medido_at: new Date(ms).toISOString(),
    heart_rate: 70,
  }));
  await call(app, '/api/lecturas', { token, body: { lecturas } });
  const { repos, database } = app.runtime;
  await repos.ventanas.close(owner.consumidor_id, new Date(), () => ({
    modelo_usado: 'eco@1',
    probabilidad_modelo: 0.5,
    urge_label: 1,
    razones: [],
  }));
  // The server closes ventanas too, every few seconds, and may have been at this one first.
  const newest = 'SELECT max(id) AS id FROM analisis WHERE consumidor_id = $1';
  for (;;) {
    const { rows } = await database.pool.query<{ id: number | null }>(newest, [owner.consumidor_id]);
    if (rows[0]?.id) return rows[0].id;
    await setTimeout(10);
  }
}

async function consentOf(app: TestApp, owner: Person): Promise<number> {
  await grant(app, owner, await createPerson(app, 'cuidador'), ['estado']);
  return newest(app, owner, 'consentimientos');
}

/** The id of somebody who follows them. */
async function followerOf(app: TestApp, owner: Person): Promise<number> {
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, owner, cuidador, ['estado']);
  return cuidador.usuario_id;
}

/** Of the session behind their token. */
async function suscripcionOf({ runtime }: TestApp, { usuario_id, access }: Person): Promise<number> {
  const session_id = (await runtime.authenticate.bearer(access))?.session_id ?? '';
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
  const suscripcion = { endpoint: `https://push.latido.test/${randomUUID()}`, keys };
  const id = await runtime.repos.push.subscribe({ usuario_id, session_id }, suscripcion, new Date());
  return id ?? 0;
}

const CHANNEL_ROUTE = 'GET /api/dashboard/{channel}';

/** Every route of the app, what it reaches of others, and how to try it. */
export const ACCESS_RULES: Rules = {
  'GET /api/salud': NOBODY,
  'GET /api/listo': NOBODY,
  'GET /api/asyncapi.json': NOBODY,
  'POST /api/registro': NOBODY,
  'POST /api/token': NOBODY,
  'POST /api/token/refresh': NOBODY,
  'POST /api/token/revoke': NOBODY,
  'GET /api/yo': NOBODY,
  'POST /api/recuperar': NOBODY,
  'POST /api/recuperar/nueva': NOBODY,
  'POST /api/verificar': NOBODY,
  'PUT /api/cuenta': NOBODY,
  'PATCH /api/cuenta': NOBODY,
  'POST /api/cuenta/correo': NOBODY,
  'POST /api/cuenta/verificacion': NOBODY,
  'POST /api/cuenta/contrasena': NOBODY,
  'GET /api/cuenta/sesiones': NOBODY,
  'POST /api/cuenta/sesiones/cerrar': NOBODY,
  'DELETE /api/cuenta/sesiones/{id}': {
    reaches: 'item',
    make: ({ runtime }, { usuario_id }) =>
      runtime.repos.sessions.open({ id: usuario_id }, 'web', new Date(Date.now() + MINUTE_MS)),
  },
  'POST /api/cuenta/borrar': NOBODY,
  'POST /api/cuenta/restaurar': NOBODY,
  'POST /api/lecturas': NOBODY,
  'POST /api/dispositivos/codigo': NOBODY,
  'POST /api/dispositivos/emparejar': NOBODY,
  'GET /api/dispositivos': NOBODY,
  'POST /api/deseos': NOBODY,
  'POST /api/consumos': NOBODY,
  'POST /api/chequeos': NOBODY,
  'GET /api/notificaciones': NOBODY,
  'POST /api/notificaciones/leer': NOBODY,
  'GET /api/preferencias': NOBODY,
  'PATCH /api/preferencias': NOBODY,
  'GET /api/cuenta/push': NOBODY,
  'POST /api/cuenta/push': NOBODY,
  'DELETE /api/cuenta/push/{id}': { reaches: 'item', make: suscripcionOf },
  'GET /api/animos': NOBODY,
  'GET /api/retencion': NOBODY,
  'PUT /api/retencion': NOBODY,
  'GET /api/exportacion': NOBODY,
  'GET /api/exportacion/progreso': NOBODY,
  'POST /api/importacion': NOBODY,
  'POST /api/consentimientos/invitaciones': NOBODY,
  'POST /api/consentimientos/invitaciones/consultar': NOBODY,
  'POST /api/consentimientos/aceptar': NOBODY,
  'GET /api/consentimientos': NOBODY,
  'GET /api/consentimientos/historial': NOBODY,
  'GET /api/consumidores': NOBODY,
  'GET /api/accesos': NOBODY,
  'GET /api/accesos/resumen': NOBODY,
  'GET /api/sistema/latencia': NOBODY,
  ...ADMIN_RULES,
  'GET /api/cuenta/segundo-factor': NOBODY,
  'GET /api/cuenta/identidades': NOBODY,
  'POST /api/cuenta/identidades/enlazar': NOBODY,
  'POST /api/cuenta/identidades/{id}/desenlazar': {
    reaches: 'item',
    make: async (app, owner) => {
      const identity = { issuer: 'https://id.latido.test', sub: `${owner.usuario_id}` };
      const { repos, passwords, database } = app.runtime;
      await repos.identidades.link(owner.usuario_id, identity, new Date());
      const hashed = 'UPDATE usuarios SET password_hash = $2 WHERE id = $1';
      await database.pool.query(hashed, [owner.usuario_id, await passwords.hash(OWN_PASSWORD)]);
      return newest(app, owner, 'cuenta/identidades');
    },
    body: { password: OWN_PASSWORD },
  },
  'POST /api/cuenta/segundo-factor': NOBODY,
  'POST /api/cuenta/segundo-factor/confirmar': NOBODY,
  'POST /api/cuenta/segundo-factor/codigos': NOBODY,
  'POST /api/cuenta/segundo-factor/desactivar': NOBODY,
  ...Object.fromEntries(Object.keys(CATALOGOS).map((name) => [`GET /api/catalogos/${name}`, NOBODY])),
  [CHANNEL_ROUTE]: { reaches: 'consumidor', addresses: channelAddresses('consumidor') },
  'GET /api/perfil': NOBODY,
  'PATCH /api/perfil': NOBODY,
  'GET /api/ahorro': NOBODY,
  'GET /api/formularios': NOBODY,
  'PUT /api/formularios': NOBODY,
  'DELETE /api/formularios/{id}': {
    reaches: 'item',
    make: async (app, { access: token }) => {
      const body = { habito_otro: `Hábito ${randomUUID()}` };
      return (await call(app, '/api/formularios', { method: 'PUT', token, body })).body.id;
    },
  },
  'GET /api/inicio': NOBODY,
  'PATCH /api/inicio': NOBODY,
  'GET /api/panel-layout': NOBODY,
  'PUT /api/panel-layout': NOBODY,
  'DELETE /api/panel-layout': NOBODY,
  'PATCH /api/deseos/{id}': {
    reaches: 'item',
    make: (app, owner) => made(app, owner, '/api/deseos', { tipo: 'sustancia' }),
    body: { motivo: 'Social' },
  },
  'GET /api/deseos': ofPerson('/api/deseos'),
  'GET /api/consumos': ofPerson('/api/consumos'),
  'GET /api/chequeos': ofPerson('/api/chequeos'),
  'GET /api/consumidores/{id}/estado': {
    reaches: 'consumidor',
    addresses: [(id) => `/api/consumidores/${id}/estado`],
  },
  'GET /api/consumidores/{id}/progreso': ofConsumidor('progreso'),
  'GET /api/consumidores/{id}/progreso/calendario': ofConsumidor('progreso/calendario'),
  'GET /api/consumidores/{id}/progreso/mapa': ofConsumidor('progreso/mapa'),
  'GET /api/reposo': NOBODY,
  'GET /api/consumidores/{id}/informe': ofConsumidor('informe'),
  'GET /api/consumidores/{id}/informe.pdf': ofConsumidor('informe.pdf'),
  'GET /api/repeticion': NOBODY,
  'POST /api/deseos/{id}/resolver': {
    reaches: 'item',
    make: (app, owner) => made(app, owner, '/api/deseos', { tipo: 'otro' }),
    body: { resultado: 'resistido' },
  },
  'POST /api/deseos/{id}/reabrir': {
    reaches: 'item',
    make: (app, owner) => made(app, owner, '/api/deseos', { tipo: 'otro' }),
  },
  'GET /api/deseos/{id}': {
    reaches: 'item',
    make: (app, owner) => made(app, owner, '/api/deseos', { tipo: 'otro' }),
  },
  'GET /api/antojo': NOBODY,
  'DELETE /api/consumos/{id}': {
    reaches: 'item',
    make: (app, owner) => made(app, owner, '/api/consumos', {}),
  },
  'POST /api/notificaciones/{id}/leer': {
    reaches: 'item',
    make: async ({ runtime }, { usuario_id }) =>
      (await notify(runtime, usuario_id, { tipo: 'recordatorio', contenido: 'Hola' })).id,
  },
  'POST /api/analisis/{id}/feedback': { reaches: 'item', make: analisisOf, body: { feedback: 'acierto' } },
  'PATCH /api/consentimientos/{id}': {
    reaches: 'item',
    make: consentOf,
    body: { resolucion: 'diario' },
  },
  'DELETE /api/consentimientos/{id}': { reaches: 'item', make: consentOf },
  'POST /api/animos': {
    reaches: 'followed',
    request: (consumidor_id) => ({
      address: '/api/animos',
      body: { uuid: randomUUID(), consumidor_id, texto: 'Hola' },
    }),
  },
  'GET /api/animos/hoy': {
    reaches: 'followed',
    request: (id) => ({ address: `/api/animos/hoy?consumidor_id=${id}` }),
  },
  'POST /api/animos/silencios/{id}': { reaches: 'item', make: followerOf },
  'DELETE /api/animos/silencios/{id}': {
    reaches: 'item',
    make: async (app, owner) => {
      const id = await followerOf(app, owner);
      await call(app, `/api/animos/silencios/${id}`, { method: 'POST', token: owner.access });
      return id;
    },
  },
  'DELETE /api/dispositivos/{id}': {
    reaches: 'item',
    make: async (app, owner) => {
      await pairedKey(app, owner);
      return newest(app, owner, 'dispositivos');
    },
  },
};

/** The channels of an account stand behind the same route, under the rule of accounts. */
export const ACCOUNT_RULES: Rules = {
  [CHANNEL_ROUTE]: { reaches: 'usuario', addresses: channelAddresses('usuario') },
};
