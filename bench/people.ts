import { randomUUID } from 'node:crypto';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { Repos } from '@/lib/domain/ports';

/** A zone where it is about noon, so that "today" holds the same hours whenever the bench runs. */
export function middayZone(): string {
  const ahead = new Date().getUTCHours() - 12;
  if (ahead === 0) return 'UTC';
  return ahead > 0 ? `Etc/GMT+${ahead}` : `Etc/GMT${ahead}`;
}

/** A person who wears a device, as the repositories make them. */
export async function newWearer(
  { usuarios, dispositivos }: Pick<Repos, 'usuarios' | 'dispositivos'>,
  cadencia_ms = 1_000,
): Promise<DeviceIdentity> {
  const email = `${randomUUID()}@latido.test`;
  const account = { nombre: 'Persona', email, rol: 'consumidor', password_hash: 'none' } as const;
  const { consumidor_id } = await usuarios.create({ ...account, zona_horaria: middayZone() });
  const pairing = { nombre: 'Pulsera', tipo: 'pulsera', fuente: 'sensor', cadencia_ms } as const;
  const key = randomUUID();
  await dispositivos.create(consumidor_id ?? 0, pairing, key);
  const device = await dispositivos.byKeyHash(key);
  if (!device) throw new Error('a device without a key');
  return device;
}
