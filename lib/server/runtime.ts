import { createApi } from '@/lib/api/app';
import type { ApiDeps } from '@/lib/api/context';
import { createRepos } from '@/lib/db/repos';
import { type Clock, systemClock } from '@/lib/domain/clock';
import { logroReview } from '@/lib/domain/use-cases/logros';
import { createGuard } from '@/lib/realtime/guard';
import { createHub } from '@/lib/realtime/hub';
import { memoryBus } from '@/lib/realtime/memory-bus';
import { Pipes } from '@/lib/realtime/pipes';
import { redisBus } from '@/lib/realtime/redis-bus';
import { createSnapshots } from '@/lib/realtime/snapshots';
import { seedDemo } from '@/prisma/seed';
import { addressReader } from './address';
import { createAuthenticator } from './authenticate';
import { createAvisoWords } from './aviso-words';
import { type Config, linkOrigin } from './config';
import { argonPasswords, createSecrets, createTokens } from './credentials';
import { createIdentityCookies } from './identity-cookies';
import { informePdf } from './informe/pdf';
import type { Job } from './jobs';
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
import { createEndpointCheck, createPushSender } from './push-sender';
import { startJobs } from './runtime-jobs';
import { createSalud } from './salud';
import { openStorage, readinessCheck } from './storage';
import { vapidOf } from './vapid';
import { createVault } from './vault';

export type Runtime = Awaited<ReturnType<typeof createRuntime>>;

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
    avisoWords: createAvisoWords(),
    logros: logroReview(logros),
  };
  const vapid = vapidOf(config);
  const pushes = { ...deps, sender: createPushSender(vapid, config.push.service), log };
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
  const pdf: ApiDeps['informePdf'] = (informe, idioma, nombres) =>
    informePdf(informe, idioma, nombres, clock.now());
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
    vapidKey: vapid?.publicKey ?? null,
    checkEndpoint: createEndpointCheck(config.push.service),
  });
  jobs.push(...startJobs({ ...deps, log }, { mails, pushes, logros }));
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
    pushes,
    vapidKey: vapid?.publicKey ?? null,
    checkEndpoint: createEndpointCheck(config.push.service),
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
