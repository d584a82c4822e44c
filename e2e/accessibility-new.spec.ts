import { test } from './fixtures';
import { type NewInstallation, startNewInstallation } from './new-installation';
import { PASSWORD } from './new-person';
import { NEW_VIEWERS, type NewViewer, type Scene } from './pages/page-states';
import { type NewAccount, post } from './people';
import { type Place, visitAll } from './visits';

const newAccount = (nombre: string, rol: NewAccount['rol']): NewAccount => ({
  nombre,
  email: `${nombre.toLowerCase()}@latido.test`,
  password: PASSWORD,
  rol,
});
const ADMINISTRADOR = { email: 'primera@latido.test', password: 'latido-admin-22' };
const NEW = { consumidor: newAccount('Nueva', 'consumidor'), cuidador: newAccount('Sola', 'cuidador') };

const ACCOUNTS: Record<NewViewer, Place['account']> = {
  'nobody, with an issuer': undefined,
  'new consumidor': NEW.consumidor,
  'new cuidador': NEW.cuidador,
  'new administrador': ADMINISTRADOR,
};

const NOTHING: Scene = { codigo: '', quiet_id: 0, deseo_id: 0 };
let installation: NewInstallation;

test.describe.configure({ timeout: 600_000 });

test.beforeAll(async ({ playwright }) => {
  installation = await startNewInstallation();
  installation.createAdministrador(ADMINISTRADOR.email, 'Primera', ADMINISTRADOR.password);
  const request = await playwright.request.newContext();
  for (const one of Object.values(NEW)) await post(request, `${installation.url}/api/registro`, '', one);
  await request.dispose();
});
test.afterAll(async () => {
  await installation?.close();
});

for (const viewer of NEW_VIEWERS)
  test(`every page that has something to show to: ${viewer}`, async ({ page, consoleErrors }) => {
    const { url, without } = installation;
    await visitAll(page, viewer, { url, account: ACCOUNTS[viewer], scene: NOTHING, without }, consoleErrors);
  });
