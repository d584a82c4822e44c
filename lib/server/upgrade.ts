import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { isOwnOrigin } from '@/lib/api/origin';
import { MAX_FRAME_BYTES, PROTOCOL } from '@/lib/channels/protocol';
import { type Channel, findChannel } from '@/lib/channels/registry';
import { authorizeView } from '@/lib/channels/view';
import type { Actor } from '@/lib/domain/access';
import { closeCode, isLatidoError, type ProblemCode } from '@/lib/domain/errors';
import type { Idioma } from '@/lib/domain/usuarios';
import { watchLiveness } from '@/lib/realtime/liveness';
import { createNativeSockets, type NativeSockets } from '@/lib/realtime/native-sockets';
import { type SeedPlace, serveSeedSocket } from '@/lib/realtime/seed-socket';
import type { Runtime } from './runtime';
import { createSocketServer, endSockets } from './socket-server';
import { createDeviceSockets } from './upgrade-device';
import { destroyBroken, idiomaWished, protocolToken, refuse, urlOf } from './upgrade-request';

type Target = { channel: Channel; id: number } | 'native';
/** A native socket may say who it is after the handshake. */
type Admission =
  | { place: SeedPlace }
  | { actor: Actor | undefined; idioma: Idioma }
  | { refused: ProblemCode }
  | { httpStatus: 403 };

export type Sockets = {
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Refuses new ones, closes all with 1012, terminates what stays. */
  drain(): Promise<void>;
};

/** The WebSocket side of the server: who may open what, then one handler per surface. */
export function createSockets(shared: Runtime): Sockets {
  const runtime = { ...shared, looks: shared.lookLog.of('socket') };
  const server = createSocketServer(runtime.telemetry, MAX_FRAME_BYTES, [PROTOCOL, 'bearer']);
  const stopLiveness = watchLiveness(server);
  const native = createNativeSockets(runtime);
  const devices = createDeviceSockets(runtime);
  const broken = (error: Error) => runtime.log.debug({ err: error }, 'a socket broke');
  let draining = false;

  const handle = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', destroyBroken);
    if (draining) return refuse(socket, 503);
    const url = urlOf(request);
    if (!url) return refuse(socket, 404);
    if (devices.isFor(url)) return devices.handle(request, url, socket, head);
    const target = targetOf(url);
    if (!target) return refuse(socket, 404);
    const admission = await admit(runtime, request, url, target);
    if (socket.destroyed) return;
    // One that opened now would not be drained any more.
    if (draining) return refuse(socket, 503);
    if ('httpStatus' in admission) return refuse(socket, admission.httpStatus);
    // The handshake and the first frame leave in one write.
    socket.cork();
    server.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', broken);
      server.emit('connection', opened, request);
      serve(runtime, native, opened, socket, target, admission);
    });
    socket.uncork();
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

/** Apart from the upgrade: what lives as long as the socket must not hold its request. */
function serve(
  runtime: Runtime,
  native: NativeSockets,
  opened: WebSocket,
  raw: Duplex,
  target: Target,
  admission: Exclude<Admission, { httpStatus: number }>,
): void {
  if ('actor' in admission) {
    native.serve(opened, raw, admission.idioma, admission.actor);
    return;
  }
  const surface = target === 'native' ? 'native' : 'seed';
  runtime.telemetry.opened(surface);
  opened.on('close', (code) => runtime.telemetry.closed(surface, code));
  if ('place' in admission) serveSeedSocket(runtime, opened, admission.place);
  else opened.close(closeCode(admission.refused), admission.refused);
}

const PATH = /^\/ws\/([a-z_-]{1,40})\/(\d{1,9})\/?$/;

function targetOf({ pathname }: URL): Target | undefined {
  if (/^\/ws\/?$/.test(pathname)) return 'native';
  const match = PATH.exec(pathname);
  const channel = match?.[1] ? findChannel(match[1]) : undefined;
  return channel && { channel, id: Number(match?.[2]) };
}

/** Token in the query, else the `bearer` subprotocol, else the cookie of our own pages. */
async function admit(
  runtime: Runtime,
  request: IncomingMessage,
  url: URL,
  target: Target,
): Promise<Admission> {
  const token = url.searchParams.get('token') ?? protocolToken(request);
  const cookie = request.headers.cookie;
  if (token === undefined && cookie) {
    if (!isOwnOrigin(request.headers.origin, request.headers.host, runtime.publicOrigin))
      return { httpStatus: 403 };
  }
  const { authenticate } = runtime;
  try {
    const actor =
      token === undefined ? await authenticate.cookie(cookie ?? '') : await authenticate.bearer(token);
    if (target === 'native' && (actor || token === undefined))
      return { actor: actor ?? undefined, idioma: idiomaWished(request) };
    if (!actor || target === 'native') return UNKNOWN;
    const { channel, id } = target;
    return { place: { channel, actor, ...(await authorizeView(runtime, actor, id, channel)) } };
  } catch (error) {
    if (isLatidoError(error)) return { refused: error.code };
    throw error;
  }
}

const UNKNOWN = { refused: 'unauthenticated' } as const;
