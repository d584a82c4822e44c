import { createHash } from 'node:crypto';
import type { LeakedPasswords } from '@/lib/domain/password-policy';

type Logger = { warn(context: object, message: string): void };

const PREFIX_CHARS = 5;
const TIMEOUT_MS = 2_000;

/**
 * The bundled list of common passwords and, where `rangeUrl` is set, a service of breached ones: it is asked for all
 * hashes with the same first five of forty hex digits (SHA-1), so it learns neither the password nor its hash. What it
 * does not answer refuses nobody.
 */
export function createLeakedPasswords(rangeUrl: string | null, log: Logger): LeakedPasswords {
  return {
    isCommon: async (password) => (await commonPasswords()).has(password.toLowerCase()),
    isBreached: async (password) => {
      if (!rangeUrl) return false;
      const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
      try {
        const suffixes = await breachedSuffixes(rangeUrl, hash.slice(0, PREFIX_CHARS));
        return suffixes.has(hash.slice(PREFIX_CHARS));
      } catch (error) {
        log.warn({ err: error }, 'breached passwords could not be asked about: the password is taken');
        return false;
      }
    },
  };
}

let common: Promise<ReadonlySet<string>> | undefined;

/** Some megabytes, read when the first password is chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return common;
}

/** Lines of `SUFFIX:COUNT`; a count of zero is padding, which hides how long the answer really is. */
async function breachedSuffixes(rangeUrl: string, prefix: string): Promise<ReadonlySet<string>> {
  const response = await fetch(`${rangeUrl}/${prefix}`, {
    headers: { 'add-padding': 'true' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the service answered ${response.status}`);
  const lines = (await response.text()).split(/\r?\n/);
  return new Set(
    lines.flatMap((line) => {
      const [suffix = '', count = ''] = line.trim().split(':');
      return Number(count) > 0 ? [suffix.toUpperCase()] : [];
    }),
  );
}
