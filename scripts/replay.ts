import { makeCaller, makePublicApi, RequestFailed } from './device/api';
import { EXIT_CODES, EXIT_ERROR, runCli, stopSignals, summaryOf, timeOfDay } from './device/cli';
import { emptyTally } from './device/sender';
import { makeDeviceSockets } from './device/socket';
import { HELP, parseOptions, type ReplayOptions } from './replay/options';
import { play } from './replay/play';

const REPORT_EVERY_MS = 10_000;

/** All recordings side by side; one that fails does not stop the others. */
async function playAll(options: ReplayOptions): Promise<number> {
  const { stop, late } = stopSignals(options);
  const requests = makePublicApi(makeCaller(options.url, late), 'importado');
  const sockets = options.socket ? makeDeviceSockets(options.url, late) : undefined;
  const api = sockets ? { ...requests, sendReadings: sockets.sendReadings } : requests;
  const codes = options.subjects.map(async ({ subject, credentials }) => {
    const tally = emptyTally();
    const say = (line: string) => console.log(`${timeOfDay()} [${subject}] ${line}`);
    const report = () => say(summaryOf(tally));
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
  const code = Math.max(...(await Promise.all(codes)));
  sockets?.close();
  return code;
}

await runCli({ name: 'replay', help: HELP, parse: parseOptions, run: playAll });
