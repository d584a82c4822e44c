import { isZone } from '@/lib/domain/zona';
import { DEMO_PASSWORD } from '../demo-accounts.mjs';
import { type Account, listOf, numberIn, serverUrl, UsageError, valuesOf } from '../device/options';
import { type FaultChoice, parseFaults } from './fault-options';
import { HELP } from './help';
import type { PeriodOptions, Start } from './period';

export { HELP };

export type SimulateOptions = PeriodOptions & {
  url: string;
  /** One per person; `own`: the simulator's, registered when missing. */
  accounts: readonly (Account & { own: boolean })[];
  seed: string;
  zones: readonly string[];
  cadencia_ms: number;
  speed: number;
  faults: FaultChoice;
  truth: string | undefined;
  /** Readings go over the socket of devices. */
  socket: boolean;
  deseos: boolean;
  consumos: boolean;
  seconds: number | undefined;
  with_parent: boolean;
  data_dir: string;
};

/** `undefined` when help was asked for. Throws UsageError. */
export function parseOptions(argv: readonly string[]): SimulateOptions | undefined {
  const values = parseValues(argv);
  if (values.help) return undefined;
  const seconds = values.seconds === undefined ? undefined : numberIn('seconds', values.seconds, 0, 1e7);
  const url = serverUrl(values.url);
  return {
    url,
    accounts: accountsOf(values, url),
    seed: seedOf(values.seed),
    zones: zonesOf(values.zone),
    cadencia_ms: wholeIn('cadence', values.cadence, 20, 60_000),
    speed: numberIn('speed', values.speed, 1, 1_000),
    start: startOf(values.from),
    days: values.days === undefined ? undefined : numberIn('days', values.days, 0, 3_660),
    live: values.live,
    faults: parseFaults(values.faults),
    truth: values.truth,
    socket: values.socket,
    deseos: values.deseos,
    consumos: values.consumos,
    seconds,
    with_parent: values['with-parent'],
    data_dir: values['data-dir'],
  };
}

type Values = ReturnType<typeof parseValues>;

export const OPTIONS = {
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  persons: { type: 'string', default: '1' },
  account: { type: 'string' },
  password: { type: 'string' },
  seed: { type: 'string', default: '22' },
  zone: { type: 'string', default: 'America/Tijuana' },
  cadence: { type: 'string', default: '1000' },
  speed: { type: 'string', default: '1' },
  from: { type: 'string' },
  days: { type: 'string' },
  live: { type: 'boolean', default: true },
  faults: { type: 'string', default: '' },
  truth: { type: 'string' },
  socket: { type: 'boolean', default: false },
  deseos: { type: 'boolean', default: false },
  consumos: { type: 'boolean', default: false },
  seconds: { type: 'string' },
  'with-parent': { type: 'boolean', default: false },
  'data-dir': { type: 'string', default: '.data' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parseValues(argv: readonly string[]) {
  return valuesOf(argv, OPTIONS, true);
}

/** A password that anybody can read here opens no account on a server that others can reach. */
function accountsOf(values: Values, url: string): SimulateOptions['accounts'] {
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
  const password = values.password ?? (local ? DEMO_PASSWORD : undefined);
  if (password === undefined) throw new UsageError('Fuera de esta máquina hace falta --password');
  if (values.account !== undefined) {
    const emails = listOf(values.account);
    if (emails.length === 0 || new Set(emails).size !== emails.length) {
      throw new UsageError('--account está vacío o repite una cuenta');
    }
    return emails.map((email) => ({ email, password, own: false }));
  }
  return Array.from({ length: wholeIn('persons', values.persons, 1, 10_000) }, (_, index) => ({
    email: `simulado-${seedOf(values.seed)}-${index + 1}@latido.test`,
    password,
    own: true,
  }));
}

function seedOf(text: string): string {
  if (!/^[a-z0-9-]{1,20}$/.test(text)) {
    throw new UsageError(`--seed ${text}: de 1 a 20 letras minúsculas, cifras o guiones`);
  }
  return text;
}

function zonesOf(text: string): string[] {
  const zones = listOf(text);
  const wrong = zones.find((zone) => !isZone(zone));
  if (zones.length === 0 || wrong !== undefined) throw new UsageError(`--zone ${text}: no es una zona IANA`);
  return zones;
}

function startOf(text: string | undefined): Start | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\d(T.+(Z|[+-]\d\d:?\d\d))?$/.test(text) || Number.isNaN(at)) {
    throw new UsageError(`--from ${text}: AAAA-MM-DD, o un instante ISO 8601 con zona`);
  }
  return text.length === 10 ? { fecha: text } : { at };
}

function wholeIn(name: string, text: string, low: number, high: number): number {
  const value = numberIn(name, text, low, high);
  if (!Number.isInteger(value)) throw new UsageError(`--${name} ${text}: debe ser un número entero`);
  return value;
}
