import { z } from 'zod';
import { LatidoError } from './errors';
import { FUENTES, type Fuente } from './lecturas';

export const PAIRING_MINUTES = 10;
export const DEFAULT_CADENCE_MS = 1_000;

/** What a device says of itself when it pairs. `fuente` marks all it will ever send, and cannot be changed later. */
export const pairingSchema = z.object({
  codigo: z.string().regex(/^\d{6}$/, 'El código tiene seis cifras'),
  nombre: z.string().trim().min(1).max(60).default('Sensor de muñeca'),
  tipo: z.string().trim().min(1).max(40).default('pulsera'),
  fuente: z.enum(FUENTES).default('sensor'),
  cadencia_ms: z.int().min(20).max(3_600_000).default(DEFAULT_CADENCE_MS),
});
export type Pairing = z.output<typeof pairingSchema>;

/** A device as its owner sees it. Times ISO 8601 UTC; bateria in percent. */
export type Dispositivo = {
  id: number;
  nombre: string;
  tipo: string;
  fuente: Fuente;
  cadencia_ms: number;
  visto_at: string | null;
  bateria: number | null;
  created_at: string;
};

/** A key that is unknown or revoked, or whose person's account ended: all the same to who holds it. */
export function deviceRefused(): LatidoError {
  return new LatidoError('unauthenticated', { detail: 'La clave del dispositivo no sirve' });
}

/** The device behind a key. */
export type DeviceIdentity = {
  dispositivo_id: number;
  consumidor_id: number;
  fuente: Fuente;
  cadencia_ms: number;
};
