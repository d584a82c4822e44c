import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const SECRET_CHARS = 32;
const METRICS_TOKEN_CHARS = 24;
/** Who writes the mails that only become files. */
const NOBODY = 'Latido <latido@latido.invalid>';
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'no es una URL postgresql://' }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'no es una URL redis://' }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'no es una URL http(s)://' }).optional(),
  LATIDO_SECRET: z.string().min(SECRET_CHARS, `necesita al menos ${SECRET_CHARS} caracteres`).optional(),
  LATIDO_DATA_DIR: z.string().min(1).default('.data'),
  LATIDO_DEMO: flag.optional(),
  LATIDO_LIMITS: flag.default(true),
  LATIDO_METRICS_TOKEN: z
    .string()
    .min(METRICS_TOKEN_CHARS, `necesita al menos ${METRICS_TOKEN_CHARS} caracteres`)
    .regex(/^\S+$/, 'no lleva espacios')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'no es una URL smtp(s)://' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'no es un remitente como Latido <latido@ejemplo.org>')
    .optional(),
  BREACHED_PASSWORDS_URL: z.url({ protocol: /^https?$/, error: 'no es una URL http(s)://' }).optional(),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, 'no es una clave pública P-256 en base64url')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'no es una clave privada P-256 en base64url')
    .optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, 'no es mailto: ni https://')
    .optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'no es una URL http(s)://' }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
});

/** Somebody else at whom people may sign in; `name` is what the button calls them. */
export type Oidc = { issuer: string; clientId: string; clientSecret: string; name: string };

export type Config = {
  production: boolean;
  host: string;
  port: number;
  /** Null: an embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  /** Null: a single instance. */
  redisUrl: string | null;
  /** Where browsers reach us, when it differs from `host:port`: behind a proxy, with TLS. */
  publicUrl: string | null;
  secret: string;
  dataDir: string;
  demo: boolean;
  /** Off only where a benchmark measures what is behind the limits. */
  limits: boolean;
  /** Null: `/metrics` is there for this machine only. */
  metricsToken: string | null;
  logLevel: string;
  /** `smtpUrl` null: each mail is a file in `dataDir`. */
  mail: { smtpUrl: string | null; from: string };
  /** `keys` null: made once and kept in `dataDir`. `service`: of tests alone, whose push service is this machine. */
  push: {
    keys: { publicKey: string; privateKey: string } | null;
    subject: string | null;
    service: { ca: string } | null;
  };
  /** A service of breached passwords by range of hashes; null: none is asked. */
  breachedPasswordsUrl: string | null;
  /** Null: people sign in here alone. */
  oidc: Oidc | null;
  /** Believe `X-Forwarded-For` of the proxy in front. */
  trustProxy: boolean;
};

/** The faults of a configuration, all at once. */
export class ConfigError extends Error {
  readonly code = 'config';
}

/**
 * Reads the environment: the only place that does. Works without any setting; the secret is then made once and
 * kept in the data directory. With a database of your own in production it must be given.
 *
 * @throws ConfigError naming every fault
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const faults: string[] = [];
  if (values.REDIS_URL && !values.DATABASE_URL)
    faults.push(
      'REDIS_URL: varias instancias necesitan una DATABASE_URL; la base integrada sirve a un solo proceso',
    );
  if (production && values.DATABASE_URL && !values.LATIDO_SECRET)
    faults.push('LATIDO_SECRET: falta (en producción con DATABASE_URL no se inventa)');
  if (values.SMTP_URL && !values.MAIL_FROM)
    faults.push('MAIL_FROM: falta (con SMTP_URL se dice quién escribe)');
  if (values.SMTP_URL && !values.PUBLIC_URL)
    faults.push('PUBLIC_URL: falta (con SMTP_URL se dice a dónde llevan los enlaces de los correos)');
  const oidc = readOidc(values, faults);
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = values;
  if (Boolean(publicKey) !== Boolean(privateKey))
    faults.push('VAPID_PUBLIC_KEY y VAPID_PRIVATE_KEY: van las dos o ninguna');
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  const dataDir = path.resolve(values.LATIDO_DATA_DIR);
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    secret: values.LATIDO_SECRET ?? keptSecret(dataDir),
    dataDir,
    demo: values.LATIDO_DEMO ?? !values.DATABASE_URL,
    limits: values.LATIDO_LIMITS,
    metricsToken: values.LATIDO_METRICS_TOKEN ?? null,
    logLevel: values.LOG_LEVEL,
    mail: { smtpUrl: values.SMTP_URL ?? null, from: values.MAIL_FROM ?? NOBODY },
    push: {
      keys: publicKey && privateKey ? { publicKey, privateKey } : null,
      subject: values.VAPID_SUBJECT ?? null,
      service: null,
    },
    breachedPasswordsUrl: values.BREACHED_PASSWORDS_URL?.replace(/\/+$/, '') ?? null,
    oidc,
    trustProxy: values.TRUST_PROXY,
  };
}

/** Where browsers reach this Latido: the only origin that a link in a mail may have. */
export function linkOrigin({ publicUrl, host, port }: Config): string {
  return publicUrl ? new URL(publicUrl).origin : `http://${host}:${port}`;
}

/** next-auth reads its settings from the environment; without a public URL it takes the request's own host. */
export function configureNextAuth({ publicUrl, secret, host, port }: Config): void {
  process.env.NEXTAUTH_SECRET = secret;
  process.env.NEXTAUTH_URL = publicUrl ?? `http://${host}:${port}`;
  if (!publicUrl) process.env.AUTH_TRUST_HOST = '1';
}

type OidcValues = Pick<
  z.output<typeof envSchema>,
  'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_NAME'
>;

/** All of it or nothing: half a configuration is a mistake. */
function readOidc(values: OidcValues, faults: string[]): Oidc | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = values;
  const given = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME };
  if (Object.values(given).every((value) => value === undefined)) return null;
  for (const [name, value] of Object.entries(given))
    if (!value) faults.push(`${name}: falta (OIDC_* van todas o ninguna)`);
  return {
    issuer: OIDC_ISSUER?.replace(/\/+$/, '') ?? '',
    clientId: OIDC_CLIENT_ID ?? '',
    clientSecret: OIDC_CLIENT_SECRET ?? '',
    name: OIDC_NAME ?? '',
  };
}

function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(48).toString('base64url');
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
