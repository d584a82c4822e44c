import { createHmac, randomUUID } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import { jwtVerify, SignJWT } from 'jose';
import type { KnownDevice } from '@/lib/domain/limits';
import { DAY_MS } from '@/lib/domain/time';

/** Browsers keep a cookie for 400 days at most. */
const DAYS = 365;
/** Of a family's tablet; whoever signed in longest ago is forgotten. */
const MOST_ACCOUNTS = 4;

type Deps = { secret: string; secureCookies: boolean; fingerprint(text: string): string };

export type KnownDevices = ReturnType<typeof createKnownDevices>;

/**
 * A device remembers in a signed cookie who signed in on it (OWASP's device cookie). It opens nothing: it only gives
 * its accounts tries of a password that nobody else can use up.
 */
export function createKnownDevices({ secret, secureCookies, fingerprint }: Deps) {
  const key = createHmac('sha256', secret).update('latido known device').digest();
  const name = `${secureCookies ? '__Secure-' : ''}latido-conocido`;

  const read = async (header: string | null | undefined): Promise<KnownDevice | null> => {
    const token = header ? parse(header, name)[name] : undefined;
    if (!token) return null;
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
      const accounts = Array.isArray(payload.accounts) ? payload.accounts.filter(isText) : [];
      return typeof payload.jti === 'string' ? { id: payload.jti, accounts } : null;
    } catch {
      return null;
    }
  };

  return {
    read,
    /** The `Set-Cookie` after an account signed in. */
    remember: async (known: KnownDevice | null, email: string): Promise<string> => {
      const account = fingerprint(email);
      const others = (known?.accounts ?? []).filter((one) => one !== account);
      const token = await new SignJWT({ accounts: [account, ...others].slice(0, MOST_ACCOUNTS) })
        .setProtectedHeader({ alg: 'HS256' })
        .setJti(known?.id ?? randomUUID())
        .setExpirationTime(`${DAYS}d`)
        .sign(key);
      return serialize(name, token, {
        httpOnly: true,
        sameSite: 'Lax',
        secure: secureCookies,
        path: '/api',
        maxAge: (DAYS * DAY_MS) / 1_000,
      });
    },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
