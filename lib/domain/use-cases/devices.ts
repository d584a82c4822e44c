import type { Actor } from '../access';
import {
  type DeviceIdentity,
  type Dispositivo,
  deviceRefused,
  PAIRING_MINUTES,
  type Pairing,
} from '../dispositivos';
import { LatidoError } from '../errors';
import { MINUTE_MS } from '../time';
import { type Deps, inFuture } from './deps';
import { ownConsumidor } from './read-access';

export type IssuedCode = { codigo: string; expira_at: string };

/** A six-digit code with which a device pairs within ten minutes, once. */
export async function issuePairingCode(deps: Deps, actor: Actor): Promise<IssuedCode> {
  const consumidorId = await ownConsumidor(deps, actor);
  const codigo = deps.secrets.digits(6);
  const expires = inFuture(deps.clock, PAIRING_MINUTES * MINUTE_MS);
  await deps.repos.codes.issue('dispositivo', deps.secrets.fingerprint(codigo), consumidorId, [], expires);
  return { codigo, expira_at: expires.toISOString() };
}

/**
 * Swaps a code for a device's own key, told this once: only its hash is kept.
 *
 * @throws code_invalid
 */
export async function pairDevice(
  deps: Deps,
  { codigo, ...about }: Pairing,
): Promise<{ clave: string; consumidor_id: number; cadencia_ms: number }> {
  const code = await deps.repos.codes.redeem(
    'dispositivo',
    deps.secrets.fingerprint(codigo),
    deps.clock.now(),
  );
  if (!code) throw new LatidoError('code_invalid');
  const clave = deps.secrets.key();
  await deps.repos.dispositivos.create(code.consumidor_id, about, deps.secrets.fingerprint(clave));
  return { clave, consumidor_id: code.consumidor_id, cadencia_ms: about.cadencia_ms };
}

/** @throws unauthenticated when the key is unknown or revoked */
export async function identifyDevice(
  deps: Pick<Deps, 'repos' | 'secrets'>,
  clave: string,
): Promise<DeviceIdentity> {
  const device = await deps.repos.dispositivos.byKeyHash(deps.secrets.fingerprint(clave));
  if (!device) throw deviceRefused();
  return device;
}

export async function listDevices(deps: Deps, actor: Actor): Promise<Dispositivo[]> {
  return deps.repos.dispositivos.list(await ownConsumidor(deps, actor));
}

/**
 * Ends a device's key; its sockets die with it, on every instance.
 *
 * @throws not_found
 */
export async function revokeDevice(deps: Deps, actor: Actor, dispositivoId: number): Promise<void> {
  const consumidorId = await ownConsumidor(deps, actor);
  const revoked = await deps.repos.dispositivos.revoke(consumidorId, dispositivoId, deps.clock.now());
  if (!revoked) throw new LatidoError('not_found');
  deps.bus.publish({ name: 'dispositivo.revoked', dispositivo_id: dispositivoId });
}
