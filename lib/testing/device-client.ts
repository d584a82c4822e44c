import { type DeviceDown, deviceDownSchema } from '@/lib/realtime/device-protocol';
import { openSocket, type TestSocket } from './test-socket';
import { type TypedFrames, typedFrames } from './typed-frames';

/** A device with a socket of its own. `listo`: the server said so, and frames may be sent. */
export type DeviceClient = TypedFrames<DeviceDown> &
  Pick<TestSocket, 'socket' | 'send' | 'closed' | 'close'> & { listo: Promise<unknown> };

export function openDevice(wsUrl: string, key: string, path = '/ws/dispositivo'): DeviceClient {
  const headers = { authorization: `Bearer ${key}` };
  const { socket, send, closed, close } = openSocket(`${wsUrl}${path}`, { headers });
  const frames = typedFrames(socket, deviceDownSchema);
  return { socket, send, closed, close, ...frames, listo: frames.take('listo') };
}
