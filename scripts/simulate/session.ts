import type { PublicApi } from '../device/api';
import type { KeyFile } from '../device/key-file';
import { type Account, UsageError } from '../device/options';
import type { OwnerApi } from './owner-api';
import type { Person } from './person';

/** How a simulated person gets to the server. */
export type Access = {
  api: PublicApi;
  owner: OwnerApi;
  file: KeyFile;
  person: Person;
  account: Account;
  /** The simulator's own account, which it may register; otherwise one that exists. */
  own: boolean;
  /** The device's name, the same for a seed every time. */
  device: string;
  cadencia_ms: number;
  say(line: string): void;
};

/** `fresh`: paired just now. */
export type Session = { clave: string; consumidor_id: number; fresh: boolean };

/**
 * The kept key, or a new pairing. Only keys that were paired here are used: what a device sends carries the
 * fuente it was paired with for ever, and a key from elsewhere could be that of a real sensor.
 */
export async function openSession(access: Access): Promise<Session> {
  const { clave, consumidor_id, cadencia_ms } = access.file.read();
  if (clave === undefined || consumidor_id === undefined) return pairAgain(access);
  if (cadencia_ms !== access.cadencia_ms) {
    throw new UsageError(
      `Esta semilla ya se emparejó con --cadence ${cadencia_ms}: otra cadencia repetiría sus lecturas; usa otra semilla`,
    );
  }
  return { clave, consumidor_id, fresh: false };
}

/** A refused key is no reason to pair again: it was revoked. Unless the whole account is gone: a new server. */
export async function isNewServer({ owner, account, person, own }: Access): Promise<boolean> {
  return own && (await owner.register(account, person.nombre, person.zona_horaria));
}

/**
 * Pairs a device of fuente `simulado`. Throws UsageError when the person has this seed's device already: with a
 * second one every reading would be there twice.
 */
export async function pairAgain({ own, ...access }: Access): Promise<Session> {
  const { api, owner, account, person, device, cadencia_ms, file } = access;
  if (own) await owner.register(account, person.nombre, person.zona_horaria);
  const token = await api.token(account.email, account.password);
  if ((await owner.devices(token)).some(({ nombre }) => nombre === device)) {
    throw new UsageError(
      `${account.email} ya tiene el dispositivo «${device}» y su clave no está en esta carpeta: usa otra semilla o la misma --data-dir`,
    );
  }
  const { clave, consumidor_id } = await api.pair(token, { nombre: device, cadencia_ms });
  file.write({ clave, consumidor_id, cadencia_ms });
  access.say(`${account.email}: emparejado como simulado (consumidor ${consumidor_id})`);
  return { clave, consumidor_id, fresh: true };
}
