import { systemClock } from '@/lib/domain/clock';
import { makePublicApi, RequestFailed } from './replay/api';
import { HELP, parseOptions, type ReplayOptions, UsageError } from './replay/options';
import { play } from './replay/play';
import { type Ending, emptyTally, type Tally } from './replay/sender';

const REPORT_EVERY_MS = 10_000;
/** A request under way when asked to stop may still get its answer. */
const GRACE_MS = 2_000;

const PARENT_EVERY_MS = 1_000;

const EXIT_CODES = { terminada: 0, detenida: 0, revocada: 3 } as const satisfies Record<Ending, number>;
const EXIT_ERROR = 1;
const EXIT_USAGE = 2;

async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(argv);
    if (options === undefined) {
      console.log(HELP);
      return 0;
    }
    return await playAll(options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\nAyuda: npm run replay -- --help`);
    return EXIT_USAGE;
  }
}

/** All recordings side by side; one that fails does not stop the others. */
async function playAll(options: ReplayOptions): Promise<number> {
  const { stop, late } = stopSignals(options);
  const api = makePublicApi(options.url, late);
  const codes = options.subjects.map(async ({ subject, credentials }) => {
    const tally = emptyTally();
    const say = (line: string) => console.log(`${timeOfDay()} [${subject}] ${line}`);
    const report = () => say(summary(tally));
    const every = setInterval(report, REPORT_EVERY_MS);
    try {
      const ending = await play({ api, options, subject, credentials, tally, say, signal: stop });
      say(
        ending === 'revocada'
          ? 'el servidor no acepta la clave: el dispositivo fue revocado o es de otro servidor'
          : ending,
      );
      return EXIT_CODES[ending];
    } catch (error) {
      say(error instanceof RequestFailed || error instanceof Error ? error.message : String(error));
      return EXIT_ERROR;
    } finally {
      clearInterval(every);
      report();
    }
  });
  return Math.max(...(await Promise.all(codes)));
}

function stopSignals({ seconds, with_parent }: ReplayOptions): { stop: AbortSignal; late: AbortSignal } {
  const stop = new AbortController();
  const late = new AbortController();
  const end = () => {
    stop.abort();
    setTimeout(() => late.abort(), GRACE_MS).unref();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (seconds !== undefined) setTimeout(end, seconds * 1_000).unref();
  if (with_parent) whenOrphaned(end);
  return { stop: stop.signal, late: late.signal };
}

/** A parent that is killed tells nobody; its children then get another one. */
function whenOrphaned(end: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_EVERY_MS).unref();
}

function summary(tally: Tally): string {
  return Object.entries(tally)
    .map(([name, count]) => `${name.replace('_', ' ')} ${count}`)
    .join(' · ');
}

function timeOfDay(): string {
  return systemClock.now().toTimeString().slice(0, 8);
}

process.exitCode = await main(process.argv.slice(2));
