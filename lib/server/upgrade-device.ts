import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { bearerIn } from '@/lib/api/access';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import { closeCode, isLatidoError } from '@/lib/domain/errors';
import { LECTURAS_BYTES } from '@/lib/domain/lecturas';
import { identifyDevice } from '@/lib/domain/use-cases/devices';
import { createDeviceGuard } from '@/lib/realtime/device-guard';
import { type Called, type DeviceSession, serveDeviceSocket } from '@/lib/realtime/device-socket';
import { watchLiveness } from '@/lib/realtime/liveness';
import { returnAfterMs } from '@/lib/realtime/return-after';
import type { Runtime } from './runtime';
import { createSocketServer, endSockets } from './socket-server';
import type { Sockets } from './upgrade';
import { idiomaWished, protocolToken, refuse } from './upgrade-request';

const PATH = /^\/ws\/dispositivo\/?$/;

/** The sockets of devices, at `/ws/dispositivo`. Its frames are larger than those of the others. */
export type DeviceSockets = {
  isFor(url: URL): boolean;
  handle(request: IncomingMessage, url: URL, socket: Duplex, head: Buffer): Promise<void>;
  drain: Sockets['drain'];
};

export function createDeviceSockets(runtime: Runtime): DeviceSockets {
  const server = createSocketServer(runtime.telemetry, LECTURAS_BYTES, ['bearer']);
  const stopLiveness = watchLiveness(server);
  const devices = createDeviceGuard(runtime.repos, runtime.bus, runtime.log);
  const deps = { ...runtime, devices };
  const sessions = new Map<WebSocket, DeviceSession>();
  let draining = false;

  const serve = (opened: WebSocket, device: DeviceIdentity | undefined, called: Called): void => {
    runtime.telemetry.opened('dispositivo');
    opened.on('error', (error) => runtime.log.debug({ err: error }, 'a socket broke'));
    opened.on('close', (code) => {
      sessions.delete(opened);
      runtime.telemetry.closed('dispositivo', code);
    });
    if (device) sessions.set(opened, serveDeviceSocket(deps, opened, device, called));
    else opened.close(closeCode('unauthenticated'), 'unauthenticated');
  };

  return {
    isFor: ({ pathname }) => PATH.test(pathname),
    handle: async (request, url, socket, head) => {
      const called = { clave: keyOf(request, url), idioma: idiomaWished(request) };
      const device = await identified(runtime, called.clave);
      if (socket.destroyed) return;
      if (draining) return refuse(socket, 503);
      server.handleUpgrade(request, socket, head, (opened) => {
        server.emit('connection', opened, request);
        serve(opened, device, called);
      });
    },
    drain: () => {
      draining = true;
      stopLiveness();
      devices.stop();
      return endSockets(server, () => {
        for (const session of sessions.values()) session.drain(returnAfterMs());
      });
    },
  };
}

/** Header, else the `bearer` subprotocol, else the query: not every client can set a header. */
function keyOf(request: IncomingMessage, url: URL): string {
  const header = bearerIn(request.headers.authorization);
  return header ?? protocolToken(request) ?? url.searchParams.get('token') ?? '';
}

async function identified(runtime: Runtime, clave: string): Promise<DeviceIdentity | undefined> {
  try {
    return await identifyDevice(runtime, clave);
  } catch (error) {
    if (isLatidoError(error)) return undefined;
    throw error;
  }
}
