import { mkdirSync } from 'node:fs';
import { DEMO_CONSUMIDOR, DEMO_CUIDADOR, DEMO_LIVING, DEMO_SIMULADA } from './demo-accounts.mjs';
import { isBuilt } from './steps/build-stamp.mjs';
import { firstLiveFrame, signIn, untilReady } from './steps/demo.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { leaveNote, removeNote, requireFree } from './steps/occupancy.mjs';
import { endRunning, run, startService, tailOf } from './steps/processes.mjs';
import { makeProgress, secondsSince } from './steps/progress.mjs';
import { readSettings } from './steps/settings.mjs';

const SUBJECT = 'S28';
const BACKFILL_MINUTES = 50;
/** A day of history first, thinned so that it is there in seconds; then live. */
const SIMULATION = ['--days', '1', '--cadence', '2000', '--deseos', '--consumos'];
const SOURCE_PATIENCE_MS = 5_000;
/** The server ends by itself within 10 s. */
const SERVER_PATIENCE_MS = 15_000;
const SAME_SIGNAL_MS = 1_000;
const INTERRUPTED = 130;

const started = performance.now();
const services = [];
let stopping = false;
/** When somebody asked it to stop. */
let askedAt = Number.NEGATIVE_INFINITY;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void onSignal());

try {
  await start(readSettings());
} catch (error) {
  if (!stopping) await fail(error);
}

async function start(settings) {
  const { demo, logOf } = settings;
  mkdirSync(settings.dataDir, { recursive: true });
  await requireFree(settings);
  const progress = makeProgress(demo ? 6 : 3);
  await progress.step('Paquetes', () => ensureInstalled({ log: logOf('install') }));
  await progress.step('Compilación', async () => {
    if (isBuilt()) return 'ya estaba';
    await run(process.execPath, ['scripts/build.mjs'], { log: logOf('build') });
    return 'compilado';
  });
  await progress.step('Base de datos y servidor', async () => {
    const server = startServer(settings);
    await untilReady(settings.url, server);
  });
  if (demo) await startDemo(settings, progress);
  if (stopping) return;
  console.log(summary(settings, progress));
}

function startServer(settings) {
  const { port, host, dataDir, demo, logOf } = settings;
  const server = startService('servidor', process.execPath, ['dist/server.mjs'], {
    log: logOf('server'),
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      HOST: host,
      LATIDO_DATA_DIR: dataDir,
      LATIDO_DEMO: demo ? '1' : '0',
    },
  });
  services.push(server);
  leaveNote(settings, [process.pid, server.pid]);
  server.exited.then((code) => {
    removeNote(settings);
    if (!stopping) void fail(new Error(`El servidor terminó con ${code}`));
  });
  return server;
}

async function startDemo({ url, dataDir, logOf }, { step }) {
  let session;
  await step('Cuentas de demostración', async () => {
    session = await signIn(url);
  });
  await step('Reproductor de la grabación', async () => {
    const options = ['--url', url, '--subject', SUBJECT, '--loop', '--backfill', String(BACKFILL_MINUTES)];
    startSource('reproductor', 'replay', [...options, '--data-dir', dataDir], logOf);
  });
  await step('Primer cuadro en vivo', () => firstLiveFrame(url, session));
  const emails = DEMO_LIVING.map(({ email }) => email).join();
  const account = ['--url', url, '--account', emails, '--password', DEMO_SIMULADA.password];
  startSource('simulador', 'simulate', [...account, ...SIMULATION, '--data-dir', dataDir], logOf);
}

/** A process that sends readings; the boards go on without it. */
function startSource(name, script, options, logOf) {
  const args = [`dist/${script}.mjs`, ...options, '--with-parent'];
  const source = startService(name, process.execPath, args, { log: logOf(script), env: {} });
  services.push(source);
  source.exited.then((code) => {
    if (stopping) return;
    console.error(`\nEl ${name} terminó con ${code}; el tablero sigue, sin sus lecturas nuevas.`);
    console.error(tailOf(source.log, 5));
    console.error(`Para reanudarlas: npm run ${script} -- ${options.join(' ')}`);
  });
}

async function onSignal() {
  // One Ctrl-C comes twice: from the terminal, and from npm, which passes it on.
  if (performance.now() - askedAt < SAME_SIGNAL_MS) return;
  askedAt = performance.now();
  if (stopping) {
    for (const service of services) service.kill('SIGKILL');
    process.exit(INTERRUPTED);
  }
  stopping = true;
  console.log('\nDeteniendo…');
  endRunning('SIGTERM');
  const codes = await stopServices();
  if (codes.length === 0) process.exit(INTERRUPTED);
  console.log('Latido se detuvo.');
  process.exit(codes.find((code) => code !== 0) ?? 0);
}

/** The source first, so that nothing it sent is left without an answer. */
async function stopServices() {
  const codes = [];
  for (const service of services.toReversed()) {
    const patience = service.name === 'servidor' ? SERVER_PATIENCE_MS : SOURCE_PATIENCE_MS;
    codes.push(service.code ?? (await service.stop(patience)));
  }
  return codes;
}

async function fail(error) {
  if (stopping) return;
  stopping = true;
  console.error(`\n${error.message}`);
  await stopServices();
  const logs = [error.log, ...services.map((service) => service.log)].filter((log) => log !== undefined);
  for (const log of logs) console.error(`\n--- ${log}\n${tailOf(log)}`);
  process.exit(1);
}

function summary({ url, dataDir, embedded, demo, logOf }, { done }) {
  const width =
    Math.max(...[DEMO_CONSUMIDOR, DEMO_SIMULADA, DEMO_CUIDADOR].map(({ email }) => email.length)) + 2;
  const account = (rol, { email, password }) => `  ${rol.padEnd(12)}${email.padEnd(width)}${password}`;
  const seconds = done
    .map(({ name, seconds }) => `${name.toLowerCase()} ${seconds.toFixed(1)} s`)
    .join(' · ');
  return [
    '',
    `Latido está en marcha: ${url}`,
    '',
    ...(demo
      ? [
          account('Consumidor', DEMO_CONSUMIDOR),
          account('Consumidor', DEMO_SIMULADA),
          account('Cuidador', DEMO_CUIDADOR),
          '',
          `Las lecturas son importadas: una grabación real de muñeca (Empatica E4, ${SUBJECT} de Stress-Predict)`,
          'que se repite con los instantes de ahora. Ese dispositivo no mide rotación. Los deseos de ejemplo',
          'son inventados. Las de las demás personas son simuladas, y así quedan marcadas.',
          '',
        ]
      : ['Sin datos de demostración. Primer administrador: npm run admin -- create …', '']),
    `Base de datos: ${embedded ? `PostgreSQL incluida, en ${dataDir}` : 'la de DATABASE_URL'}`,
    `Registros: ${logOf('server')}${demo ? `, ${logOf('replay')}, ${logOf('simulate')}` : ''}`,
    `Tardó ${secondsSince(started)}: ${seconds}`,
    'Para detenerlo: Ctrl-C',
  ].join('\n');
}
