import { pruneCorreos, sendCorreos } from '@/lib/domain/use-cases/correos';
import type { Deps } from '@/lib/domain/use-cases/deps';
import { expireEmergencias } from '@/lib/domain/use-cases/emergencias';
import { purgeAccounts } from '@/lib/domain/use-cases/erasure';
import { reviewDays } from '@/lib/domain/use-cases/logros';
import { sendPushes } from '@/lib/domain/use-cases/push';
import { remind } from '@/lib/domain/use-cases/recordatorios';
import { closeVentanas } from '@/lib/domain/use-cases/ventanas';
import { type Job, startJob } from './jobs';
import type { Logger } from './logger';

/** A ventana is judged this soon after its grace. */
const CLOSE_EVERY_MS = 5_000;
const RETAIN_EVERY_MS = 60 * 60_000;
const EXPIRE_EVERY_MS = 5_000;

const MAIL_EVERY_MS = 1_000;
const PRUNE_EVERY_MS = 10 * 60_000;
const SEEN_EVERY_MS = 30_000;
const PURGE_EVERY_MS = 60 * 60_000;
const REMIND_EVERY_MS = 3 * 60_000;
const PUSH_EVERY_MS = 1_000;
/** Somebody's midnight is always near. */
const LOGROS_EVERY_MS = 5 * 60_000;

type Senders = {
  mails: Parameters<typeof sendCorreos>[0];
  pushes: Parameters<typeof sendPushes>[0];
  logros: Parameters<typeof reviewDays>[0];
};

/** What goes on by itself, for as long as the process lives. */
export function startJobs(deps: Deps & { log: Logger }, { mails, pushes, logros }: Senders): Job[] {
  const { repos, clock, log } = deps;
  return [
    startJob('close-ventanas', CLOSE_EVERY_MS, () => closeVentanas(deps), log),
    startJob('purge', PURGE_EVERY_MS, () => purgeAccounts(deps), log),
    startJob('retention', RETAIN_EVERY_MS, () => repos.retention.apply(clock.now()), log),
    startJob('emergencias', EXPIRE_EVERY_MS, () => expireEmergencias(deps), log),
    startJob('mail', MAIL_EVERY_MS, () => sendCorreos(mails), log),
    startJob('mail-prune', PRUNE_EVERY_MS, () => pruneCorreos(mails), log),
    startJob('recordatorios', REMIND_EVERY_MS, () => remind(deps), log),
    startJob('push', PUSH_EVERY_MS, () => sendPushes(pushes), log),
    startJob('push-prune', PRUNE_EVERY_MS, () => repos.push.prune(clock.now()), log),
    startJob('logros', LOGROS_EVERY_MS, () => reviewDays(logros), log),
    startJob('seen', SEEN_EVERY_MS, () => repos.sessions.flushSeen(), log),
  ];
}
