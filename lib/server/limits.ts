import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '@/lib/api/network';
import { LatidoError } from '@/lib/domain/errors';
import type { GiveBack, LimitClass, Limits, Place } from '@/lib/domain/limits';
import { type Limiters, memoryLimiters, type Window } from './limiters';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** docs/decisions/0019 says why these. */
export const WINDOWS = {
  /** Passwords: from a device that the account knows; from one address for one email; from one address. */
  knownDevice: { points: 10, seconds: 15 * MINUTE },
  pair: { points: 10, seconds: 15 * MINUTE },
  address: { points: 100, seconds: 15 * MINUTE },
  /** From everywhere that an account does not know, together. */
  strangers: { points: 30, seconds: HOUR },
  /** Codes after a right password: the six digits from where the account is not known, together. */
  strangeCodes: { points: 20, seconds: DAY },
  recovery: { points: 10, seconds: 15 * MINUTE },
  ownSecret: { points: 10, seconds: 15 * MINUTE },
  register: { points: 30, seconds: HOUR },
  mail: { points: 10, seconds: HOUR },
  /** Exports and imports, which are long work. */
  archive: { points: 30, seconds: HOUR },
  codes: { points: 5, seconds: 10 * MINUTE },
  device: { points: 200, seconds: 1 },
  /** A burst over all routes; the classes hold for longer, each route for itself. */
  usuario: { points: 100, seconds: 1 },
  read: { points: 3_000, seconds: MINUTE },
  write: { points: 600, seconds: MINUTE },
  sensitive: { points: 120, seconds: MINUTE },
} as const satisfies Record<string, Window> & Record<LimitClass, Window>;

type WindowName = keyof typeof WINDOWS;
type Options = {
  /** What is kept elsewhere for some minutes must not name anybody. */
  fingerprint(text: string): string;
  limiters?: Limiters;
  windows?: Partial<Record<WindowName, Window>>;
};

/**
 * Rates per address, account and device. Those of a second stay in the memory of the instance, whose own load they
 * bound: a question to Redis for each reading would cost more than the reading.
 */
export function createLimits({ fingerprint, limiters = memoryLimiters(), windows = {} }: Options): Limits {
  const local = memoryLimiters();
  const make = (name: WindowName, from = limiters) => from.make(name, windows[name] ?? WINDOWS[name]);
  const passwords = passwordLimits(make, fingerprint);
  const [register, mail, archive] = [make('register'), make('mail'), make('archive')];
  const codes = make('codes');
  const ownSecret = make('ownSecret');
  const device = make('device', local);
  const usuario = make('usuario', local);
  const classes = { read: make('read'), write: make('write'), sensitive: make('sensitive') };
  return {
    ...passwords,
    ownSecret: (sessionId) => take([[ownSecret, sessionId]]),
    register: (address) => consume(register, networkOf(address)),
    mail: (asker) => consume(mail, fingerprint(asker)),
    codeTries: async (address) => {
      const spent = await codes.get(networkOf(address));
      if (spent && spent.remainingPoints <= 0) throw tooMany(spent);
    },
    codeFailed: (address) => consume(codes, networkOf(address)),
    device: (id) => consume(device, String(id)),
    usuario: (id) => consume(usuario, String(id)),
    archive: (id) => consume(archive, String(id)),
    route: (limit, name, who) => consume(classes[limit], `${name} ${who}`),
  };
}

function passwordLimits(
  make: (name: WindowName) => RateLimiterAbstract,
  fingerprint: (text: string) => string,
): Pick<Limits, 'signIn' | 'secondFactor'> {
  const known = make('knownDevice');
  const [pair, address, strangers] = [make('pair'), make('address'), make('strangers')];
  const [strangeCodes, recovery] = [make('strangeCodes'), make('recovery')];
  const deviceKey = (place: Place, account: string, what: string) =>
    place.known?.accounts.includes(account) ? `${what} ${place.known.id} ${account}` : undefined;
  return {
    signIn: (place, email) => {
      const account = fingerprint(email);
      const device = deviceKey(place, account, 'password');
      if (device) return take([[known, device]]);
      const network = fingerprint(networkOf(place.address));
      return take([
        [address, network],
        [pair, `${network} ${account}`],
        [strangers, account],
      ]);
    },
    secondFactor: (place, { id, email }, kind) => {
      const device = deviceKey(place, fingerprint(email), kind);
      if (device) return take([[known, device]]);
      if (kind === 'totp') return take([[strangeCodes, String(id)]]);
      // Too long to be guessed from anywhere: who knows the password cannot keep the owner from using one.
      return take([[recovery, `${id} ${fingerprint(networkOf(place.address))}`]]);
    },
  };
}

/** Without limits, for measuring what lies behind them. */
export function noLimits(): Limits {
  const pass = async () => {};
  const passTry = async () => pass;
  return {
    signIn: passTry,
    secondFactor: passTry,
    ownSecret: passTry,
    register: pass,
    mail: pass,
    archive: pass,
    codeTries: pass,
    codeFailed: pass,
    device: pass,
    usuario: pass,
    route: pass,
  };
}

/** One try of each, in this order: one that refuses spares those behind it. */
async function take(wanted: readonly [RateLimiterAbstract, string][]): Promise<GiveBack> {
  for (const [limiter, key] of wanted) await consume(limiter, key);
  return async () => {
    await Promise.all(wanted.map(([limiter, key]) => limiter.reward(key, 1)));
  };
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    throw tooMany(refusal as RateLimiterRes);
  }
}

function tooMany({ msBeforeNext }: Pick<RateLimiterRes, 'msBeforeNext'>): LatidoError {
  return new LatidoError('too_many', { retryAfterMs: Math.max(1, msBeforeNext) });
}
