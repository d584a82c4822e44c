import { openMailbox } from './mailbox';
import { call, createTestDatabase, startTestApp } from './test-app';

export const FIRST = 'una frase larga';
export const SECOND = 'otra frase más larga';
export const PATIENCE = { timeout: 10_000, interval: 20 };

/** A server that writes its mails into a mailbox, and people who register with it. */
export async function openMailedApp() {
  const mailbox = await openMailbox();
  const app = await startTestApp(await createTestDatabase(), { limits: false, dataDir: mailbox.dataDir });
  const post = (path: string, body: unknown, token?: string) =>
    call(app, path, { method: 'POST', body, token });
  const register = (email: string, more = {}) =>
    post('/api/registro', { nombre: 'Ana', email, password: FIRST, rol: 'cuidador', ...more });
  const signIn = (email: string, password = FIRST) => post('/api/token', { email, password });
  return {
    app,
    mailbox,
    post,
    register,
    signIn,
    /** Registers, and gives an access token. */
    registered: async (email: string): Promise<string> => {
      await register(email);
      return (await signIn(email)).body.access;
    },
    close: async () => {
      await app.close();
      await mailbox.remove();
    },
  };
}
