import type { Bus, Repos } from '@/lib/domain/ports';
import { lookSoon, startSweep } from './sweep';

/** An open socket of a device; `end` closes it because the device may not write any more. */
export type GuardedDevice = { dispositivo_id: number; end(): void };

export type DeviceGuard = ReturnType<typeof createDeviceGuard>;

type Logger = { error(context: object, message: string): void };

/**
 * Cuts the sockets of a device within a second of its key, or its person's account, ending: on every instance, also
 * while the bus is broken, and also when the device says nothing.
 */
export function createDeviceGuard(repos: Pick<Repos, 'dispositivos'>, bus: Bus, log: Logger) {
  const held = new Map<number, Set<GuardedDevice>>();

  const cut = (dispositivoId: number): void => {
    for (const one of held.get(dispositivoId) ?? []) one.end();
  };
  const check = async (ids: readonly number[]): Promise<void> => {
    if (ids.length === 0) return;
    try {
      for (const id of await repos.dispositivos.ended(ids)) cut(id);
    } catch (error) {
      log.error({ err: error }, 'open sockets of devices could not be checked: they are checked again');
    }
  };
  const checkAll = () => check([...held.keys()]);
  const checkSoon = lookSoon<number>((ids) => check([...new Set(ids)]));

  bus.subscribe((event) => {
    if (event.name === 'dispositivo.revoked') cut(event.dispositivo_id);
    // All sessions of a usuario: the account may have ended.
    else if (event.name === 'session.revoked' && event.session_id === undefined) void checkAll();
  });

  return {
    hold: (one: GuardedDevice): void => {
      held.set(one.dispositivo_id, (held.get(one.dispositivo_id) ?? new Set()).add(one));
      // Its key may be only remembered.
      checkSoon(one.dispositivo_id);
    },
    release: (one: GuardedDevice): void => {
      const siblings = held.get(one.dispositivo_id);
      siblings?.delete(one);
      if (siblings?.size === 0) held.delete(one.dispositivo_id);
    },
    stop: startSweep(bus, checkAll),
  };
}
