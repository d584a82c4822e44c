import { setMaxListeners } from 'node:events';
import { systemClock } from '@/lib/domain/clock';
import { makeCaller, makePublicApi, RequestFailed } from './device/api';
import { EXIT_CODES, EXIT_ERROR, EXIT_USAGE, runCli, stopSignals, summaryOf, timeOfDay } from './device/cli';
import { UsageError } from './device/options';
import { emptyTally, type Tally } from './device/sender';
import { makeDeviceSockets } from './device/socket';
import { sleeperOf } from './device/waiting';
import { HELP, parseOptions, type SimulateOptions } from './simulate/options';
import { makeOwnerApi } from './simulate/owner-api';
import { type Outcome, runPerson } from './simulate/run-person';
import { openTruthFile } from './simulate/truth-file';

const REPORT_EVERY_MS = 10_000;

const say = (line: string) => console.log(`${timeOfDay()} ${line}`);

/** All persons side by side; one that fails does not stop the others. */
async function simulateAll(options: SimulateOptions): Promise<number> {
  const truth = options.truth === undefined ? undefined : openTruthFile(options.truth);
  const { stop, late } = stopSignals(options);
  // Every person sleeps on the same signal: many listeners are no leak here.
  setMaxListeners(0, stop, late);
  const caller = makeCaller(options.url, late);
  const api = makePublicApi(caller, 'simulado');
  const sockets = options.socket ? makeDeviceSockets(options.url, late) : undefined;
  const common = {
    api: sockets ? { ...api, sendReadings: sockets.sendReadings } : api,
    owner: makeOwnerApi(caller),
    options,
    write: truth?.write ?? (() => undefined),
    clock: systemClock,
    sleep: sleeperOf(stop),
    signal: stop,
  };
  say(aboutOf(options));
  const tallies = options.accounts.map(() => emptyTally());
  const every = setInterval(() => say(summaryOf(sumOf(tallies))), REPORT_EVERY_MS);
  try {
    const codes = tallies.map(async (tally, index) => {
      const number = index + 1;
      const tell = (line: string) => say(`[${number}] ${line}`);
      try {
        const outcome = await runPerson({ ...common, number, tally, say: tell });
        tell(endingOf(outcome));
        return EXIT_CODES[outcome.ending];
      } catch (error) {
        tell(error instanceof RequestFailed || error instanceof Error ? error.message : String(error));
        return error instanceof UsageError ? EXIT_USAGE : EXIT_ERROR;
      }
    });
    return Math.max(...(await Promise.all(codes)));
  } finally {
    clearInterval(every);
    sockets?.close();
    truth?.close();
    say(summaryOf(sumOf(tallies)));
  }
}

function aboutOf({ accounts, seed, url, cadencia_ms, faults, truth }: SimulateOptions): string {
  const names = Object.keys(faults).join(', ') || 'ninguna';
  const where = truth === undefined ? '' : ` · verdad en ${truth}`;
  return `${accounts.length} persona(s) de la semilla ${seed} en ${url} · cada ${cadencia_ms} ms · fallas: ${names}${where}`;
}

function endingOf({ ending, totals, events }: Outcome): string {
  const parts: string[] = [
    ending === 'revocada' ? 'el servidor no acepta la clave: el dispositivo fue revocado' : ending,
  ];
  if (totals) {
    const { arrived, stored, rejected, lost, unsent } = totals;
    parts.push(`llegaron ${arrived}, guardadas ${stored}, rechazadas ${rejected}, perdidas adrede ${lost}`);
    if (unsent > 0) parts.push(`SIN ENVIAR ${unsent}`);
  }
  if (events) parts.push(`consumos ${events.consumo}, deseos ${events.deseo}, cerrados ${events.resolver}`);
  return parts.join(' · ');
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies)
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name];
  return sum;
}

await runCli({ name: 'simulate', help: HELP, parse: parseOptions, run: simulateAll });
