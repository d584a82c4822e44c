import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '@/lib/domain/clock';
import type { AccessClaims, Passwords, Secrets, Tokens } from '@/lib/domain/ports';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** argon2id with the library's defaults (19 MiB, 2 passes, OWASP's first choice). */
export function argonPasswords(): Passwords {
  // An unknown email is checked against this, so that it takes as long as a wrong password.
  const nobody = hash(randomBytes(16).toString('hex'));
  return {
    hash: (password) => hash(password),
    verify: async (stored, password) => (await verify(stored ?? (await nobody), password)) && stored !== null,
  };
}

/** Fingerprints are keyed: a six-digit code could be guessed from a bare hash. */
export function createSecrets(secret: string): Secrets {
  const key = createHmac('sha256', secret).update('latido fingerprint').digest();
  return {
    key: () => randomBytes(32).toString('base64url'),
    digits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
    base32: (count) => Array.from({ length: count }, () => BASE32[randomInt(32)]).join(''),
    fingerprint: (text) => createHmac('sha256', key).update(text).digest('base64url'),
  };
}

/** Access tokens: JWT HS256 with `user_id` and the session `sid`. */
export function createTokens(secret: string, clock: Clock): Tokens {
  const key = createHmac('sha256', secret).update('latido access token').digest();
  /** A signature that was good stays good; whether the session behind it counts is asked every time. */
  const verified = new LRUCache<string, AccessClaims & { expires_at: Date }>({ max: 10_000 });
  return {
    sign: ({ user_id, sid }, seconds) =>
      new SignJWT({ user_id, sid })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuedAt()
        .setExpirationTime(`${seconds}s`)
        .sign(key),
    verify: async (token) => {
      const known = verified.get(token);
      if (known) return known.expires_at > clock.now() ? known : null;
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
        const { user_id, sid, exp } = payload;
        if (typeof user_id !== 'number' || typeof sid !== 'string' || exp === undefined) return null;
        const claims = { user_id, sid, expires_at: new Date(exp * 1_000) };
        verified.set(token, claims);
        return claims;
      } catch {
        return null;
      }
    },
  };
}
