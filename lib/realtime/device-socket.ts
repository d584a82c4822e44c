import type { WebSocket } from 'ws';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import { closeCode, isLatidoError, LatidoError, type ProblemCode } from '@/lib/domain/errors';
import { LECTURAS_BYTES, parseLecturas } from '@/lib/domain/lecturas';
import type { Limits } from '@/lib/domain/limits';
import { asUnavailable } from '@/lib/domain/unavailable';
import type { Deps } from '@/lib/domain/use-cases/deps';
import { identifyDevice } from '@/lib/domain/use-cases/devices';
import { ingest } from '@/lib/domain/use-cases/ingest';
import type { Idioma } from '@/lib/domain/usuarios';
import { motivosFor } from '@/lib/i18n/problems';
import { answerInOrder, type Reply } from './answer-in-order';
import { refusal } from './answers';
import { type DeviceFrame, readDeviceFrame } from './device-frame';
import type { DeviceGuard, GuardedDevice } from './device-guard';
import { type DeviceDown, MAX_EN_VUELO, SOCKETS_PER_DISPOSITIVO } from './device-protocol';
import { FrameBudget } from './frame-budget';
import type { Guard } from './guard';

export type DeviceDeps = Pick<Deps, 'repos' | 'bus' | 'clock' | 'secrets' | 'telemetry'> & {
  limits: Pick<Limits, 'device'>;
  guard: Guard;
  devices: DeviceGuard;
  log: { error(context: object, message: string): void };
};

/** One socket of a device. `drain`: it is told to come back after so long (ms), and closed when it has its answers. */
export type DeviceSession = { drain(retryAfterMs: number): void };

/** The key that a device came with, and the language it is answered in. */
export type Called = { clave: string; idioma: Idioma };

/** Serves one socket of a device: each frame is stored, and acknowledged after its commit. */
export function serveDeviceSocket(
  deps: DeviceDeps,
  socket: WebSocket,
  { dispositivo_id, cadencia_ms }: DeviceIdentity,
  called: Called,
): DeviceSession {
  const say = (message: DeviceDown) => socket.send(JSON.stringify(message), () => {});
  if (!deps.guard.enter(dispositivo_id, 'dispositivo', SOCKETS_PER_DISPOSITIVO)) {
    say(refusal(new LatidoError('too_many', { retryAfterMs: 5_000 }), called.idioma));
    socket.close(closeCode('too_many'), 'too_many');
    return { drain: () => {} };
  }
  const end = (code: ProblemCode): void => {
    void frames.stop();
    socket.close(closeCode(code), code);
  };
  const session: Session = { deps, ...called, budget: new FrameBudget() };
  const frames = answerInOrder(socket, MAX_EN_VUELO, (raw) => answer(session, readDeviceFrame(raw)), end);
  const held: GuardedDevice = { dispositivo_id, end: () => end('unauthenticated') };
  deps.devices.hold(held);
  socket.on('close', () => {
    deps.devices.release(held);
    deps.guard.leave(dispositivo_id, 'dispositivo');
  });
  say({
    type: 'listo',
    max_en_vuelo: MAX_EN_VUELO,
    max_bytes: LECTURAS_BYTES,
    cadencia_ms,
    server_time: deps.clock.now().toISOString(),
  });
  return {
    drain: (retry_after_ms) => {
      say({ type: 'drain', retry_after_ms });
      void frames.stop().then(() => socket.close(closeCode('unavailable'), 'restarting'));
    },
  };
}

type Session = Called & { deps: DeviceDeps; budget: FrameBudget };

const PONG: Reply = { text: JSON.stringify({ type: 'pong' } satisfies DeviceDown) };

/** The key is looked at with every frame, as with every POST: zone and cadence may change while a socket is open. */
async function answer(session: Session, frame: DeviceFrame): Promise<Reply> {
  const { deps, clave, idioma } = session;
  if (frame.kind === 'ping') return PONG;
  if (frame.kind === 'bad') return refuse(session, frame, frame.error);
  try {
    const device = await identifyDevice(deps, clave);
    await deps.limits.device(device.dispositivo_id);
    const { aceptadas, duplicadas, seq, ...refused } = await ingest(
      deps,
      device,
      parseLecturas(frame.payload),
    );
    const { n, lote } = frame;
    const rechazadas = motivosFor(refused.rechazadas, idioma);
    const acuse = { type: 'acuse', n: n ?? null, lote, aceptadas, duplicadas, rechazadas, seq } as const;
    return { text: JSON.stringify(acuse satisfies DeviceDown) };
  } catch (error) {
    return refuse(session, frame, asUnavailable(error));
  }
}

type Refused = Exclude<DeviceFrame, { kind: 'ping' }>;

/** The problem of a frame. A reading out of its range is no bad frame: sensors fail, and go on sending. */
function refuse({ deps, budget, idioma }: Session, frame: Refused, error: unknown): Reply {
  const code = isLatidoError(error) ? error.code : 'internal';
  if (code === 'unauthenticated') return { ends: code };
  if (code === 'internal') deps.log.error({ err: error }, 'a frame of a device could not be stored');
  const { n, lote } = frame;
  const text = JSON.stringify(refusal(error, idioma, { n, lote }) satisfies DeviceDown);
  if (code === 'too_many') return { text, ends: budget.take('any') };
  const isBad =
    frame.kind === 'bad' || (frame.kind === 'lote' && (code === 'invalid' || code === 'too_large'));
  return { text, ends: isBad && budget.take('bad') };
}
