import type { APIRequestContext } from '@playwright/test';
import { CONSUMIDOR, CUIDADOR, expect, MAILS, pairDevice, test } from './fixtures';
import { createAdministrador } from './new-installation';
import { PASSWORD } from './new-person';
import { DEMO_VIEWERS, type DemoViewer, type Scene } from './pages/page-states';
import { invite, join, type NewAccount, post, share } from './people';
import { visitAll } from './visits';

/** Another one for each worker: after a failure the next one makes its own. */
const newAccount = (nombre: string, rol: NewAccount['rol']): NewAccount => ({
  nombre,
  email: `${nombre.toLowerCase()}-${process.pid}@latido.test`,
  password: PASSWORD,
  rol,
});
const QUIET = newAccount('Quieta', 'consumidor');
const ATTENTIVE = newAccount('Atenta', 'cuidador');
/** The password is made with the account. */
const GIVEN = { email: `dada-${process.pid}@latido.test`, password: '' };
const ADMINISTRADOR = { email: `sistema-${process.pid}@latido.test`, password: 'latido-admin-22' };

const ACCOUNTS: Record<DemoViewer, { email: string; password: string } | undefined> = {
  nobody: undefined,
  consumidor: CONSUMIDOR,
  cuidador: CUIDADOR,
  'cuidador of somebody quiet': ATTENTIVE,
  'cuidador with a given password': GIVEN,
  administrador: ADMINISTRADOR,
};

const sharedUrl = () => test.info().project.use.baseURL ?? '';
let scene: Scene;
let end: () => Promise<void>;

const READING = { heart_rate: 91, accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 };
/** A trace is there while its readings are younger than a minute. */
const READING_EVERY_MS = 15_000;

/** Gives what ends the readings. */
async function wear(request: APIRequestContext): Promise<() => void> {
  const device = await pairDevice(request);
  let n = 0;
  const send = () => device.send([{ ...READING, n: ++n }]);
  await send();
  // A lost one shows in the pages that wait for it.
  const timer = setInterval(() => void send().catch(() => {}), READING_EVERY_MS);
  return () => clearInterval(timer);
}

/** Somebody looked at the demo person, so that the register of looks is not empty. */
async function look(request: APIRequestContext, url: string): Promise<void> {
  const { access } = await post(request, `${url}/api/token`, '', CUIDADOR);
  const headers = { authorization: `Bearer ${access}` };
  const seen = await request.get(`${url}/api/dashboard/heart_rate_today?consumidor_id=22`, { headers });
  expect(seen.status()).toBe(200);
}

/** What a page kept while the server failed was sent later: somebody with an open deseo would come first on the board. */
async function closeAll(request: APIRequestContext, url: string, owner: string): Promise<void> {
  const headers = { authorization: `Bearer ${owner}` };
  const answer = await request.get(`${url}/api/deseos?consumidor_id=22`, { headers });
  const { deseos }: { deseos: { id: number; resultado: string | null }[] } = await answer.json();
  for (const { id } of deseos.filter(({ resultado }) => resultado === null))
    await post(request, `${url}/api/deseos/${id}/resolver`, owner, { resultado: 'resistido' });
}

/** Readings, an open deseo and an invitation of the demo person, and somebody quiet whom somebody follows. */
async function setScene(request: APIRequestContext, url: string) {
  const owner = (await post(request, `${url}/api/token`, '', CONSUMIDOR)).access;
  const takeOff = await wear(request);
  await look(request, url);
  const deseo = await post(request, `${url}/api/deseos`, owner, { tipo: 'sustancia' });
  const quiet = await join(request, url, [MAILS], QUIET);
  const quiet_id = await share(request, url, quiet, await join(request, url, [MAILS], ATTENTIVE));
  const administrador = (await post(request, `${url}/api/token`, '', ADMINISTRADOR)).access;
  const given = { nombre: 'Dada', email: GIVEN.email, rol: 'cuidador' };
  GIVEN.password = (await post(request, `${url}/api/admin/usuarios`, administrador, given)).password;
  const opened: { id: number }[] = [];
  for (const consumidor_id of [22, quiet_id]) {
    const asked = { consumidor_id, motivo: 'Para mirar cómo se ve la página', minutos: 15 };
    opened.push(await post(request, `${url}/api/admin/emergencias`, administrador, asked));
  }
  return {
    scene: { codigo: (await invite(request, url, owner)).replaceAll('-', ''), quiet_id, deseo_id: deseo.id },
    end: async () => {
      takeOff();
      await closeAll(request, url, owner);
      for (const { id } of opened)
        await post(request, `${url}/api/admin/emergencias/${id}/terminar`, administrador);
    },
  };
}

test.describe.configure({ timeout: 600_000 });

test.beforeAll(async ({ playwright }) => {
  const url = sharedUrl();
  const request = await playwright.request.newContext({ baseURL: url });
  const { email, password } = ADMINISTRADOR;
  createAdministrador(email, 'Sistema', password);
  const set = await setScene(request, url);
  scene = set.scene;
  end = async () => {
    await set.end();
    await request.dispose();
  };
});
test.afterAll(async () => {
  await end?.();
});

for (const viewer of DEMO_VIEWERS)
  test(`every page that has something to show to: ${viewer}`, async ({ page, consoleErrors }) => {
    const without = () => Promise.reject(new Error('the demo people need all of their tables'));
    await visitAll(
      page,
      viewer,
      { url: sharedUrl(), account: ACCOUNTS[viewer], scene, without },
      consoleErrors,
    );
  });
