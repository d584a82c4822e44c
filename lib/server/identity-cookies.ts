import { createHmac } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { ProvenIdentity } from '@/lib/domain/identidades';

const MINUTES = 10;

const provenSchema = z.object({
  issuer: z.string(),
  sub: z.string(),
  email: z.string().nullable(),
  nombre: z.string(),
});
const linkSchema = z.object({ sid: z.string() });

/** What one step of a sign-in over an issuer leaves for the next in the browser, signed, for ten minutes. */
export function createIdentityCookies(secret: string, secureCookies: boolean) {
  const kept = <Schema extends z.ZodType>(name: string, schema: Schema) => {
    const key = createHmac('sha256', secret).update(`latido ${name}`).digest();
    const cookie = `${secureCookies ? '__Secure-' : ''}latido-${name}`;
    const options = { httpOnly: true, sameSite: 'Lax', secure: secureCookies, path: '/api' } as const;
    return {
      write: async (value: z.output<Schema>): Promise<string> => {
        const token = await new SignJWT({ value })
          .setProtectedHeader({ alg: 'HS256' })
          .setExpirationTime(`${MINUTES}m`)
          .sign(key);
        return serialize(cookie, token, { ...options, maxAge: MINUTES * 60 });
      },
      read: async (header: string | null | undefined): Promise<z.output<Schema> | null> => {
        const token = header ? parse(header, cookie)[cookie] : undefined;
        if (!token) return null;
        try {
          const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
          return schema.parse(payload.value);
        } catch {
          return null;
        }
      },
      clear: serialize(cookie, '', { ...options, maxAge: 0 }),
    };
  };
  return {
    /** Whom the issuer sent, until a code or a rol is there. */
    proven: kept('identidad', provenSchema satisfies z.ZodType<ProvenIdentity>),
    /** The session that has asked to be linked with whom the issuer sends next. */
    link: kept('enlazar', linkSchema),
  };
}
