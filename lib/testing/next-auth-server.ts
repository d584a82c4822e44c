import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'hono/utils/cookie';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth-options';
import { configureNextAuth } from '@/lib/server/config';
import type { Runtime } from '@/lib/server/runtime';

/** next-auth with our options on loopback, without the pages: what stands behind `/api/auth` in the app. */
export async function startNextAuth(runtime: Runtime): Promise<{ url: string; close(): Promise<void> }> {
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://latido.test');
    const own: string[] = [];
    const headers = new Headers(request.headers as Record<string, string>);
    const options = authOptions(runtime, { headers, setCookie: (cookie) => void own.push(cookie) });
    const asked = {
      method: request.method,
      headers: request.headers,
      cookies: parse(request.headers.cookie ?? ''),
      query: { ...Object.fromEntries(searchParams), nextauth: pathname.split('/').slice(3) },
      body: Object.fromEntries(new URLSearchParams(text)),
    };
    const finish = (body: string) => {
      const given = [response.getHeader('set-cookie') ?? []].flat().map(String);
      if (given.length + own.length > 0) response.setHeader('set-cookie', [...given, ...own]);
      response.end(body);
    };
    const answer = {
      getHeader: (name: string) => response.getHeader(name),
      setHeader: (name: string, value: string | string[]) => response.setHeader(name, value),
      status: (code: number) => {
        response.statusCode = code;
        return answer;
      },
      json: (body: unknown) => finish(JSON.stringify(body)),
      send: (body: unknown) => finish(typeof body === 'string' ? body : JSON.stringify(body)),
      end: () => finish(''),
    };
    await NextAuth(asked as never, answer as never, options);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  configureNextAuth({ ...runtime.config, host: '127.0.0.1', port, publicUrl: null });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export type Browser = ReturnType<typeof createBrowser>;

/** A person's browser as far as cookies go; it follows nothing by itself. */
export function createBrowser(url: string) {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = async (address: string, form?: Record<string, string>) => {
    const answer = await fetch(new URL(address, url), {
      redirect: 'manual',
      headers: { cookie: cookies() },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value && !/max-age=0/i.test(line)) jar.set(name, value);
      else jar.delete(name);
    }
    return answer;
  };
  const csrf = async () => (await (await ask('/api/auth/csrf')).json()).csrfToken as string;
  return {
    ask,
    cookies,
    /** A cookie that the API set. */
    keep: (line: string) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    },
    signIn: async (provider: string, form: Record<string, string>): Promise<string> => {
      const given = { ...form, csrfToken: await csrf(), json: 'true', callbackUrl: `${url}/` };
      const answer = await ask(`/api/auth/callback/${provider}`, given);
      return (await answer.json()).url;
    },
    signOut: async () => ask('/api/auth/signout', { csrfToken: await csrf(), json: 'true' }),
    /** To the issuer, as far as the address with which it sends people back. */
    leave: async (provider: string, volver = '/'): Promise<string> => {
      const form = { csrfToken: await csrf(), json: 'true', callbackUrl: `${url}${volver}` };
      const { url: there } = await (await ask(`/api/auth/signin/${provider}`, form)).json();
      const back = await fetch(there, { redirect: 'manual' });
      return back.headers.get('location') ?? '';
    },
    /** Back from the issuer: where it goes on. */
    comeBack: async (address: string): Promise<string> => {
      const target = (await ask(address)).headers.get('location') ?? '';
      return target.replace(url, '');
    },
  };
}
