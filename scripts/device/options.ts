import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The options that were given make no sense; the message is for the person at the terminal. */
export class UsageError extends Error {}

/** Whose readings they are. */
export type Account = { email: string; password: string };

export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UsageError(`--url ${text} no es una dirección http`);
  }
  return url.href.replace(/\/+$/, '');
}

export function numberIn(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high)) {
    throw new UsageError(`--${name} ${text}: debe ser un número de ${low} a ${high}`);
  }
  return value;
}

/** What was given for `options`; anything else is refused. With `allowNegative`, `--no-x` turns the switch x off. */
export function valuesOf<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: Options,
  allowNegative = false,
) {
  const args = [...argv];
  try {
    return parseArgs({ args, strict: true, allowPositionals: false, allowNegative, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
