import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { isOwnOrigin } from '@/lib/api/origin';
import { MAX_FRAME_BYTES, PROTOCOL } from '@/lib/channels/protocol';
import { type Channel, findChannel } from '@/lib/channels/registry';
import { authorizeView } from '@/lib/channels/view';
import type { Actor } from '@/lib/domain/access';
import { closeCode, isLatidoError, type ProblemCode } from '@/lib/domain/errors';
import type { Telemetry } from '@/lib/domain/telemetry';
import { watchLiveness } from '@/lib/realtime/liveness';
import { createNativeSockets, type NativeSockets } from '@/lib/realtime/native-sockets';
import { type SeedPlace, serveSeedSocket } from '@/lib/realtime/seed-socket';
import type { Runtime } from './runtime';
import { createSocketServer, endSockets } from './socket-server';
import { createDeviceSockets } from './upgrade-device';
import { destroyBroken, protocolToken, refuse, urlOf } from './upgrade-request';

type Target = { channel: Channel; id: number } | 'native';
/** A native socket may say who it is after the handshake. */
type Admission =
  | { place: SeedPlace }
  | { actor: Actor | undefined }
  | { refused: ProblemCode }
  | { httpStatus: 403 };

export type Sockets = {
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Refuses new ones, closes all with 1012, terminates what stays. */
  drain(): Promise<void>;
};

/** The WebSocket side of the server: who may open what, then one handler per surface. */
export function createSockets(runtime: Runtime): Sockets {
  const server = createSocketServer(runtime.telemetry, MAX_FRAME_BYTES, [PROTOCOL, 'bearer']);
  const stopLiveness = watchLiveness(server);
  const native = createNativeSockets(runtime);
  const devices = createDeviceSockets(runtime);
  const count = counter(runtime.telemetry);
  let draining = false;

  const handle = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', destroyBroken);
    if (draining) return refuse(socket, 503);
    if (devices.isFor(request)) return devices.handle(request, socket, head);
    const target = targetOf(request);
    if (!target) return refuse(socket, 404);
    const admission = await admit(runtime, request, target);
    if (socket.destroyed) return;
    // One that opened now would not be drained any more.
    if (draining) return refuse(socket, 503);
    if ('httpStatus' in admission) return refuse(socket, admission.httpStatus);
    server.handleUpgrade(request, socket, head, (opened) => {
      server.emit('connection', opened, request);
      count(opened, target);
      serve(runtime, native, opened, socket, admission);
    });
  };

  return {
    handle: (request, socket, head) =>
      handle(request, socket, head).catch((error: unknown) => {
        runtime.log.error({ err: error }, 'an upgrade failed');
        if (!socket.destroyed) refuse(socket, 503);
      }),
    drain: async () => {
      draining = true;
      stopLiveness();
      const end = () => {
        native.drain();
        for (const client of server.clients) client.close(closeCode('unavailable'), 'restarting');
      };
      await Promise.all([endSockets(server, end), devices.drain()]);
    },
  };
}

/** Its listeners are shared by all sockets of a surface: what each has for itself, ten thousand have. */
function counter({ opened, closed }: Telemetry) {
  const leave = {
    native: (code: number) => closed('native', code),
    seed: (code: number) => closed('seed', code),
  };
  return (socket: WebSocket, target: Target): void => {
    const surface = target === 'native' ? 'native' : 'seed';
    opened(surface);
    socket.on('close', leave[surface]);
  };
}

/** Apart from the upgrade: what lives as long as the socket must not hold its request. */
function serve(
  runtime: Runtime,
  native: NativeSockets,
  opened: WebSocket,
  raw: Duplex,
  admission: Exclude<Admission, { httpStatus: number }>,
): void {
  opened.on('error', (error) => runtime.log.debug({ err: error }, 'a socket broke'));
  if ('refused' in admission) opened.close(closeCode(admission.refused), admission.refused);
  else if ('place' in admission) serveSeedSocket(runtime, opened, admission.place);
  else native.serve(opened, raw, admission.actor);
}

const PATH = /^\/ws\/([a-z_-]{1,40})\/(\d{1,9})\/?$/;

function targetOf(request: IncomingMessage): Target | undefined {
  const pathname = urlOf(request)?.pathname ?? '';
  if (/^\/ws\/?$/.test(pathname)) return 'native';
  const match = PATH.exec(pathname);
  const channel = match?.[1] ? findChannel(match[1]) : undefined;
  return channel && { channel, id: Number(match?.[2]) };
}

/** Token in the query, else the `bearer` subprotocol, else the cookie of our own pages. */
async function admit(runtime: Runtime, request: IncomingMessage, target: Target): Promise<Admission> {
  const token = urlOf(request)?.searchParams.get('token') ?? protocolToken(request);
  const cookie = request.headers.cookie;
  if (token === undefined && cookie) {
    if (!isOwnOrigin(request.headers.origin, request.headers.host, runtime.publicOrigin))
      return { httpStatus: 403 };
  }
  const { authenticate } = runtime;
  const actor =
    token === undefined ? await authenticate.cookie(cookie ?? '') : await authenticate.bearer(token);
  if (target === 'native') return actor || token === undefined ? { actor: actor ?? undefined } : UNKNOWN;
  if (!actor) return UNKNOWN;
  try {
    const { channel, id } = target;
    return { place: { channel, actor, ...(await authorizeView(runtime, actor, id, channel)) } };
  } catch (error) {
    if (isLatidoError(error)) return { refused: error.code };
    throw error;
  }
}

const UNKNOWN = { refused: 'unauthenticated' } as const;
