import { type Clock, systemClock } from '@/lib/domain/clock';
import type { PublicApi } from '../device/api';
import { fingerprintOf, type KeptDevice, type KeyFile, openKeyFile } from '../device/key-file';
import { type Ending, runSender, type Tally } from '../device/sender';
import { type Sleep, sleeperOf, whenReachable } from '../device/waiting';
import type { Credentials, ReplayOptions } from './options';
import { loadRecording } from './recording-files';
import { makeTimeline } from './timeline';

const SAVE_EVERY_MS = 10_000;

export type Playing = {
  api: PublicApi;
  options: ReplayOptions;
  subject: string;
  credentials: Credentials;
  tally: Tally;
  say(line: string): void;
  signal: AbortSignal;
};

type Session = { clave: string; hasta: number; fresh: boolean };

/** Plays one recording to the end or until stopped. Throws RequestFailed for what waiting cannot mend. */
export async function play(playing: Playing): Promise<Ending> {
  const { options, subject, credentials, say, signal } = playing;
  const recording = loadRecording(subject, options.samples);
  const name = 'clave' in credentials ? fingerprintOf(credentials.clave) : credentials.email;
  const file = openKeyFile(options.data_dir, `replay-key-${subject}`, `${options.url} ${name}`);
  const sleep = sleeperOf(signal);
  const open = () => whenReachable({ say, signal, sleep }, () => openSession(playing, file));
  let session = await open();
  for (;;) {
    if (session === undefined) return 'detenida';
    const accepted = playing.tally.aceptadas + playing.tally.duplicadas;
    const ending = await sendAll(playing, file, session, recording, sleep);
    // A key that never worked is stale: the database is new. One that worked was revoked by somebody, and
    // pairing again would undo that.
    const worked = playing.tally.aceptadas + playing.tally.duplicadas > accepted;
    if (ending !== 'revocada' || worked || session.fresh || 'clave' in credentials) return ending;
    say('el servidor no conoce la clave guardada: se empareja otra vez');
    file.write({});
    session = await open();
  }
}

async function sendAll(
  { api, options, tally, say, signal }: Playing,
  file: KeyFile,
  session: Session,
  recording: ReturnType<typeof loadRecording>,
  sleep: Sleep,
): Promise<Ending> {
  const clock = systemClock;
  const asked = options.backfill_minutes * 60;
  const timeline = makeTimeline({
    recording,
    acc_hz: options.acc_hz,
    speed: options.speed,
    loop: options.loop,
    backfill_seconds: options.loop ? asked : Math.min(asked, recording.seconds),
    live_at: Math.floor(clock.now().getTime() / 1_000) * 1_000,
  });
  const save = makeSaver(file, clock);
  try {
    return await runSender({
      plan: timeline,
      from: timeline.stepAfter(session.hasta),
      queue: options.queue,
      tally,
      post: (batch) => api.sendReadings(session.clave, batch),
      onDone: ({ last_n }) => save.reached(last_n),
      say,
      clock,
      sleep,
      signal,
    });
  } finally {
    save.now();
  }
}

/** Key and high-water: what lies before `hasta` (µs) is on the server already and is not sent a second time. */
async function openSession(
  { api, options, credentials, subject, say }: Playing,
  file: KeyFile,
): Promise<Session> {
  const kept = file.read();
  if ('clave' in credentials) return { clave: credentials.clave, hasta: hastaOf(kept), fresh: true };
  const access = await api.token(credentials.email, credentials.password);
  let device: KeptDevice = kept;
  const fresh = kept.clave === undefined || kept.consumidor_id === undefined;
  if (fresh) {
    const cadencia_ms = Math.round(1_000 / options.acc_hz);
    device = await api.pair(access, { nombre: `Empatica E4 (${subject})`, cadencia_ms });
    device = { clave: device.clave, consumidor_id: device.consumidor_id };
    file.write(device);
    say('dispositivo emparejado');
  }
  const newest = await api.newestReading(access, device.consumidor_id ?? 0);
  return {
    clave: device.clave ?? '',
    hasta: Math.max(hastaOf(device), hastaOf({ hasta: (newest ?? 0) * 1_000 + 999 })),
    fresh,
  };
}

/** A high-water from the future comes from a clock that was wrong: following it would silence the device. */
function hastaOf({ hasta = 0 }: KeptDevice): number {
  return hasta > (systemClock.now().getTime() + 60_000) * 1_000 ? 0 : hasta;
}

function makeSaver(file: KeyFile, clock: Clock) {
  let hasta = 0;
  let savedAt = clock.now().getTime();
  const now = () => {
    if (hasta > 0) file.write({ ...file.read(), hasta });
    savedAt = clock.now().getTime();
  };
  const reached = (n: number) => {
    hasta = n;
    if (clock.now().getTime() - savedAt >= SAVE_EVERY_MS) now();
  };
  return { now, reached };
}
