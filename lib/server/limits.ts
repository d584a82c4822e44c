import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { LatidoError } from '@/lib/domain/errors';
import type { Limits } from '@/lib/domain/ports';

const MINUTE = 60;

/** Rates per address, account and device, in the memory of this instance. */
export function createLimits(): Limits {
  const signIn = new RateLimiterMemory({ points: 10, duration: 15 * MINUTE });
  const signInAddress = new RateLimiterMemory({ points: 100, duration: 15 * MINUTE });
  const register = new RateLimiterMemory({ points: 30, duration: 60 * MINUTE });
  const codes = new RateLimiterMemory({ points: 5, duration: 10 * MINUTE });
  const device = new RateLimiterMemory({ points: 200, duration: 1 });
  const usuario = new RateLimiterMemory({ points: 100, duration: 1 });
  const archive = new RateLimiterMemory({ points: 30, duration: 60 * MINUTE });
  const pair = (address: string, email: string) => `${address} ${email}`;
  return {
    signIn: async (address, email) => {
      await consume(signInAddress, address);
      await consume(signIn, pair(address, email));
    },
    forgiveSignIn: async (address, email) => void (await signIn.delete(pair(address, email))),
    register: (address) => consume(register, address),
    codeTries: async (address) => {
      const spent = await codes.get(address);
      if (spent && spent.remainingPoints <= 0) throw tooMany(spent);
    },
    codeFailed: (address) => consume(codes, address),
    device: (id) => consume(device, String(id)),
    usuario: (id) => consume(usuario, String(id)),
    archive: (id) => consume(archive, String(id)),
  };
}

/** Without limits, for measuring what lies behind them. */
export function noLimits(): Limits {
  const pass = async () => {};
  return {
    signIn: pass,
    forgiveSignIn: pass,
    register: pass,
    codeTries: pass,
    codeFailed: pass,
    device: pass,
    usuario: pass,
    archive: pass,
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    throw tooMany(refusal as RateLimiterRes);
  }
}

function tooMany({ msBeforeNext }: Pick<RateLimiterRes, 'msBeforeNext'>): LatidoError {
  return new LatidoError('too_many', { retryAfterMs: Math.max(1, msBeforeNext) });
}
