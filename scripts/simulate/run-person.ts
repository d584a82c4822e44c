import type { Clock } from '@/lib/domain/clock';
import type { PublicApi } from '../device/api';
import { openKeyFile } from '../device/key-file';
import { type Ending, runSender, type Tally } from '../device/sender';
import { type Sleep, whenReachable } from '../device/waiting';
import { inSendOrder, makeSendQueue } from './deliveries';
import { type EventTally, runEvents } from './events';
import type { SimulateOptions } from './options';
import type { OwnerApi } from './owner-api';
import { type Period, periodOf } from './period';
import { rngOf } from './person';
import { type Access, isNewServer, openSession, pairAgain, type Session } from './session';
import { makeSimulation, type Simulation } from './simulation';
import { eventLine, type Ledger, makeLedger, type Totals, type TruthLine } from './truth';
import { watchDeliveries } from './watch';

export type PersonRun = {
  api: PublicApi;
  owner: OwnerApi;
  options: SimulateOptions;
  /** From 1. */
  number: number;
  tally: Tally;
  write(line: TruthLine): void;
  clock: Clock;
  sleep: Sleep;
  say(line: string): void;
  signal: AbortSignal;
};

export type Outcome = { ending: Ending; totals?: Totals; events?: EventTally };

/** Simulates one person to the end of the period or until stopped. Throws RequestFailed and UsageError. */
export async function runPerson(run: PersonRun): Promise<Outcome> {
  const { options, number, clock } = run;
  const zona_horaria = options.zones[(number - 1) % options.zones.length] ?? '';
  const period = periodOf(options, zona_horaria, clock.now().getTime());
  const simulation = makeSimulation({ ...options, number, zona_horaria, period });
  const access = accessOf(run, simulation);
  let session = await whenReachable(run, () => openSession(access));
  for (;;) {
    if (session === undefined) {
      run.say('no hubo conexión: no se envió nada');
      return { ending: 'detenida' };
    }
    const taken = run.tally.aceptadas + run.tally.duplicadas;
    const outcome = await live(run, simulation, period, access, session);
    const worked = run.tally.aceptadas + run.tally.duplicadas > taken;
    if (outcome.ending !== 'revocada' || worked || session.fresh) return outcome;
    if (!(await whenReachable(run, () => isNewServer(access)))) return outcome;
    run.say(`${access.account.email}: el servidor es nuevo, se empareja otra vez`);
    session = await whenReachable(run, () => pairAgain(access));
  }
}

function accessOf({ api, owner, options, number, say }: PersonRun, { person }: Simulation): Access {
  const { email, password, own } = options.accounts[number - 1] ?? { email: '', password: '', own: false };
  const { seed, data_dir, url, cadencia_ms } = options;
  return {
    api,
    owner,
    file: openKeyFile(data_dir, `simulate-key-${seed}`, `${url} ${email}`),
    person,
    account: { email, password },
    own,
    device: `Simulador ${seed}`,
    cadencia_ms,
    say,
  };
}

/** The device sends what it measures while its owner logs by hand; without the device the owner stops too. */
async function live(
  run: PersonRun,
  simulation: Simulation,
  period: Period,
  { api, account }: Access,
  session: Session,
): Promise<Outcome> {
  const stopped = new AbortController();
  const { deseos, consumos, seed } = run.options;
  const sending = sendAll(run, simulation, period, session).finally(() => {
    // A period that is over leaves the owner the time to log all of it.
    if (period.until > run.clock.now().getTime()) stopped.abort();
  });
  const logging =
    deseos || consumos
      ? runEvents({
          ...run,
          plan: simulation.body.plan,
          time: simulation.time,
          period,
          deseos,
          consumos,
          rng: rngOf(seed, run.number).split('uuid'),
          token: () => api.token(account.email, account.password),
          signal: AbortSignal.any([run.signal, stopped.signal]),
        })
      : undefined;
  const [sent, events] = await Promise.all([sending, logging]);
  return { ...sent, events };
}

/** A reading is worked out when it is due, so what waits for a server that is down costs no memory. */
async function sendAll(
  run: PersonRun,
  simulation: Simulation,
  period: Period,
  { clave, consumidor_id }: Session,
): Promise<{ ending: Ending; totals: Totals }> {
  const { api, options, number, write, clock } = run;
  const who = { person: number, consumidor_id };
  const ledger = makeLedger(who, write);
  const watch = watchDeliveries(simulation, period, {
    event: (event) => ledger.began(eventLine(who, event, simulation.time.clockAt)),
    delivery: ledger.planned,
  });
  write({ kind: 'run', ...who, ...settingsLine(options, simulation, period) });
  let totals: Totals | undefined;
  const close = () => {
    const now = clock.now().getTime();
    totals ??= ledger.close(now, watch.missing(now));
    return totals;
  };
  try {
    const post: Parameters<typeof runSender>[0]['post'] = (batch) => api.sendReadings(clave, batch);
    const ending = await drain(run, inSendOrder(watch.deliveries()), post, ledger);
    return { ending, totals: close() };
  } finally {
    close();
  }
}

function drain(
  { tally, say, clock, sleep, signal }: PersonRun,
  sends: ReturnType<typeof inSendOrder>,
  post: Parameters<typeof runSender>[0]['post'],
  ledger: Ledger,
): Promise<Ending> {
  const plan = makeSendQueue(sends);
  return runSender({
    plan,
    from: 0,
    queue: Number.POSITIVE_INFINITY,
    tally,
    post,
    onDone({ first_step, count, next_step }, verdict) {
      const copies = Array.from({ length: count }, (_, index) => plan.sendAt(first_step + index).delivery);
      ledger.answered(copies, verdict);
      plan.release(next_step);
    },
    say,
    clock,
    sleep,
    signal,
  });
}

function settingsLine(options: SimulateOptions, { person }: Simulation, { from, until, live_at }: Period) {
  const iso = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : null);
  const { seed, cadencia_ms, speed, faults } = options;
  return {
    seed,
    cadencia_ms,
    speed,
    faults,
    from: iso(from),
    until: iso(until),
    live_at: iso(live_at),
    profile: person,
  };
}
