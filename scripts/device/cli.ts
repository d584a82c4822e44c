import { systemClock } from '@/lib/domain/clock';
import { UsageError } from './options';
import type { Ending, Tally } from './sender';

/** A request under way when asked to stop may still get its answer. */
const GRACE_MS = 2_000;
const PARENT_EVERY_MS = 1_000;

export const EXIT_CODES = { terminada: 0, detenida: 0, revocada: 3 } as const satisfies Record<
  Ending,
  number
>;
export const EXIT_ERROR = 1;
export const EXIT_USAGE = 2;

type Cli<Options> = {
  /** As in `npm run name`. */
  name: string;
  help: string;
  /** `undefined` when help was asked for. Throws UsageError. */
  parse(argv: readonly string[]): Options | undefined;
  /** Gives the exit code. */
  run(options: Options): number | Promise<number>;
};

/** Runs a command with what the terminal gave it, and leaves its exit code. */
export async function runCli<Options>({ name, help, parse, run }: Cli<Options>): Promise<void> {
  try {
    const options = parse(process.argv.slice(2));
    if (options === undefined) console.log(help);
    else process.exitCode = await run(options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\nAyuda: npm run ${name} -- --help`);
    process.exitCode = EXIT_USAGE;
  }
}

/** `stop`: begin nothing more. `late`: also give up what is under way. */
export type StopSignals = { stop: AbortSignal; late: AbortSignal };

export function stopSignals({
  seconds,
  with_parent,
}: {
  seconds: number | undefined;
  with_parent: boolean;
}): StopSignals {
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

export function summaryOf(tally: Tally): string {
  return Object.entries(tally)
    .map(([name, count]) => `${name.replace('_', ' ')} ${count}`)
    .join(' · ');
}

export function timeOfDay(): string {
  return systemClock.now().toTimeString().slice(0, 8);
}
