import path from 'node:path';
import { createApi } from '@/lib/api/app';
import type { ApiDeps, Readiness } from '@/lib/api/context';
import { type Database, openDatabase } from '@/lib/db/client';
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded';
import { restoreRollups } from '@/lib/db/ingest/recompute';
import { isMigrated, migrate, readMigrations } from '@/lib/db/migrate';
import { createRepos } from '@/lib/db/repos';
import { type Clock, systemClock } from '@/lib/domain/clock';
import type { Bus } from '@/lib/domain/ports';
import { pruneCorreos, sendCorreos } from '@/lib/domain/use-cases/correos';
import { expireEmergencias } from '@/lib/domain/use-cases/emergencias';
import { purgeAccounts } from '@/lib/domain/use-cases/erasure';
import { logroReview, reviewDays } from '@/lib/domain/use-cases/logros';
import { closeVentanas } from '@/lib/domain/use-cases/ventanas';
import { createGuard } from '@/lib/realtime/guard';
import { createHub } from '@/lib/realtime/hub';
import { memoryBus } from '@/lib/realtime/memory-bus';
import { Pipes } from '@/lib/realtime/pipes';
import { redisBus } from '@/lib/realtime/redis-bus';
import { createSnapshots } from '@/lib/realtime/snapshots';
import { seedDemo } from '@/prisma/seed';
import { addressReader } from './address';
import { createAuthenticator } from './authenticate';
import { type Config, linkOrigin } from './config';
import { argonPasswords, createSecrets, createTokens } from './credentials';
import { createIdentityCookies } from './identity-cookies';
import { informePdf } from './informe/pdf';
import { type Job, startJob } from './jobs';
import { createKnownDevices } from './known-devices';
import { createLeakedPasswords } from './leaked-passwords';
import { memoryLimiters, redisLimiters } from './limiters';
import { createLimits, noLimits } from './limits';
import { createLogger, type Logger } from './logger';
import { logroWords } from './logro-words';
import { createLookLog } from './look-log';
import { createMailer } from './mailer';
import { createMetrics } from './metrics';
import { createOtp } from './otp';
import { createSalud } from './salud';
import { createVault } from './vault';

export type Runtime = Awaited<ReturnType<typeof createRuntime>>;

/** A ventana is judged this soon after its grace. */
const CLOSE_EVERY_MS = 5_000;
const RETAIN_EVERY_MS = 60 * 60_000;
const EXPIRE_EVERY_MS = 5_000;

const MAIL_EVERY_MS = 1_000;
const PRUNE_EVERY_MS = 10 * 60_000;
const SEEN_EVERY_MS = 30_000;
const PURGE_EVERY_MS = 60 * 60_000;
/** Somebody's midnight is always near. */
const LOGROS_EVERY_MS = 5 * 60_000;

const MIGRATIONS = path.resolve('prisma/migrations');

/** Puts the parts together: the only place that knows them all. */
export async function createRuntime(
  config: Config,
  log: Logger = createLogger(config.logLevel),
  clock: Clock = systemClock,
) {
  const storage = await openStorage(config, log);
  const { database } = storage;
  const repos = createRepos(database, clock);
  const bus = config.redisUrl ? redisBus(config.redisUrl, log) : memoryBus();
  const secureCookies = config.publicUrl?.startsWith('https:') ?? false;
  const tokens = createTokens(config.secret, clock);
  const metrics = createMetrics();
  const { telemetry } = metrics;
  const lookLog = createLookLog(repos.accesos, clock, log);
  const logros = { repos, bus, clock, log, words: logroWords };
  const deps = {
    repos,
    bus,
    clock,
    passwords: argonPasswords(),
    secrets: createSecrets(config.secret),
    tokens,
    telemetry,
    looks: lookLog.of('pagina'),
    leaked: createLeakedPasswords(config.breachedPasswordsUrl, log),
    otp: createOtp(),
    vault: createVault(config.secret),
    logros: logroReview(logros),
  };
  const mails = { ...deps, mailer: createMailer(config, log), origin: linkOrigin(config), log };
  const snapshots = createSnapshots(repos.snapshots, clock);
  const hub = createHub({ snapshots, bus, clock, log, telemetry });
  const pipes = new Pipes();
  const guard = createGuard(repos, bus, clock, log, lookLog.watching);
  const authenticate = createAuthenticator({ repos, tokens, clock, secret: config.secret, secureCookies });
  const readiness = await readinessCheck(database, bus);
  const limiters = config.redisUrl ? redisLimiters(config.redisUrl, log) : memoryLimiters();
  const { fingerprint } = deps.secrets;
  const limits = config.limits ? createLimits({ fingerprint, limiters }) : noLimits();
  const identityCookies = createIdentityCookies(config.secret, secureCookies);
  const linkCookie = (sid: string) => identityCookies.link.write({ sid });
  const knownDevices = createKnownDevices({ secret: config.secret, secureCookies, fingerprint });
  const addressOf = addressReader(config.trustProxy);
  const publicOrigin = config.publicUrl && new URL(config.publicUrl).origin;
  const pdf: ApiDeps['informePdf'] = (informe, idioma) => informePdf(informe, idioma, clock.now());
  const jobs: Job[] = [];
  const salud = createSalud({ config, database, readiness, metrics, clock, jobs: () => jobs });
  const api = createApi({
    ...deps,
    looks: lookLog.of('rest'),
    snapshots,
    authenticate,
    limits,
    knownDevices,
    linkCookie,
    readiness,
    log,
    publicOrigin,
    addressOf,
    informePdf: pdf,
    latency: metrics.latency,
    salud,
  });
  jobs.push(
    startJob('close-ventanas', CLOSE_EVERY_MS, () => closeVentanas({ ...deps, log }), log),
    startJob('purge', PURGE_EVERY_MS, () => purgeAccounts({ ...deps, log }), log),
    startJob('retention', RETAIN_EVERY_MS, () => repos.retention.apply(clock.now()), log),
    startJob('emergencias', EXPIRE_EVERY_MS, () => expireEmergencias(deps), log),
    startJob('mail', MAIL_EVERY_MS, () => sendCorreos(mails), log),
    startJob('mail-prune', PRUNE_EVERY_MS, () => pruneCorreos(mails), log),
    startJob('logros', LOGROS_EVERY_MS, () => reviewDays(logros), log),
    startJob('seen', SEEN_EVERY_MS, () => repos.sessions.flushSeen(), log),
  );
  if (config.demo) await seedDemo(database.prisma, repos.consentimientos, deps.passwords, clock);

  return {
    ...deps,
    lookLog,
    config,
    log,
    database,
    snapshots,
    hub,
    pipes,
    metrics,
    guard,
    authenticate,
    limits,
    knownDevices,
    identityCookies,
    linkCookie,
    readiness,
    salud,
    addressOf,
    informePdf: pdf,
    publicOrigin,
    secureCookies,
    api,
    mails,
    close: async (): Promise<void> => {
      await Promise.all(jobs.map((job) => job.stop()));
      hub.stop();
      guard.stop();
      await lookLog.flush();
      await repos.sessions.flushSeen().catch(() => {});
      limiters.close();
      await bus.close();
      await storage.close();
    },
  };
}

type Storage = { database: Database; close(): Promise<void> };

async function openStorage(config: Config, log: Logger): Promise<Storage> {
  const began = performance.now();
  const embedded: EmbeddedDatabase | undefined = config.databaseUrl
    ? undefined
    : await startEmbedded(config.dataDir, (message) => log.warn(message));
  const url = config.databaseUrl ?? embedded?.url ?? '';
  try {
    const applied = await migrate(url, MIGRATIONS);
    const database = openDatabase(url);
    const restored = await restoreRollups(database.pool);
    log.info(
      {
        embedded: Boolean(embedded),
        adopted: embedded?.adopted,
        applied,
        restored,
        ms: Math.round(performance.now() - began),
      },
      'database ready',
    );
    return {
      database,
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Once migrated, always migrated: only the first check reads the ledger. */
async function readinessCheck({ pool }: Database, bus: Bus): Promise<() => Promise<Readiness>> {
  const known = await readMigrations(MIGRATIONS);
  let migrations = false;
  return async () => {
    try {
      migrations ||= await isMigrated(pool, known);
      await pool.query('SELECT 1');
      return { database: true, migrations, bus: bus.healthy() };
    } catch {
      return { database: false, migrations, bus: bus.healthy() };
    }
  };
}
