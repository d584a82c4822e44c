import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Rol } from '@/lib/domain/usuarios';
import { sessionCookieName } from '@/lib/server/authenticate';
import { call, createPerson, openTestApp } from '@/lib/testing/test-app';

const app = await openTestApp();
const cookies = new Map<Rol, string>();

/** Signed in as our pages are: the cookie of next-auth, and the session that it names. */
async function cookieOf(rol: Rol): Promise<string> {
  const { repos, config } = app.runtime;
  const { usuario_id } = await createPerson(app, rol);
  const sid = await repos.sessions.open({ id: usuario_id }, 'web', new Date(Date.now() + 3_600_000));
  return `${sessionCookieName(false)}=${await encode({ token: { sid }, secret: config.secret })}`;
}

beforeAll(async () => {
  for (const rol of ROLES) cookies.set(rol, await cookieOf(rol));
});

const writing = app.runtime.api.routes.flatMap(({ method, path, access }) =>
  access.kind === 'usuario' && method !== 'get' ? [{ method: method.toUpperCase(), path, access }] : [],
);

test('the cookie is one that our pages would be answered with', async () => {
  const { status } = await call(app, '/api/yo', { headers: { cookie: cookies.get('consumidor') ?? '' } });
  expect(status).toBe(200);
});

describe.each(writing.map((entry) => [`${entry.method} ${entry.path}`, entry] as const))(
  '%s',
  (_, { method, path, access }) => {
    const codeFrom = async (origin: string | undefined) => {
      const cookie = cookies.get(access.roles[0] ?? 'consumidor') ?? '';
      const headers = { cookie, ...(origin ? { origin } : {}) };
      const { body } = await call(app, path.replace('{id}', '999999'), { method, headers });
      return body?.code;
    };

    test('is done with a cookie for our own pages alone', async () => {
      for (const origin of ['https://evil.example', `${app.url}.evil.example`, 'null', undefined])
        expect(`${origin}: ${await codeFrom(origin)}`).toBe(`${origin}: foreign_origin`);
      expect(await codeFrom(app.url)).not.toBe('foreign_origin');
    });
  },
);
