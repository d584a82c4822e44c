import { z } from 'zod';
import type { SensorRow } from './reads';
import { HOUR_MS } from './time';

/** The longest stretch that is asked for at once, and the most readings of one page. */
export const TRAMO_MS = HOUR_MS;
export const TRAMO_LECTURAS = 1_000;

const value = z.number().nullable();

/** Oldest first. `siguiente`: where the next page begins; null on the last. Of minutes: what is left when readings are gone. */
export const tramoSchema = z.object({
  desde: z.iso.datetime(),
  hasta: z.iso.datetime(),
  lecturas: z.array(
    z.object({
      medido_at: z.iso.datetime(),
      heart_rate: value,
      accel_x: value,
      accel_y: value,
      accel_z: value,
    }),
  ),
  siguiente: z.string().nullable(),
});
export type Tramo = z.output<typeof tramoSchema>;

/** Of a page that ended at a reading: what comes after it. */
export type TramoCursor = { medido_ms: number; seq: number };

export const formatTramoCursor = ({ medido_ms, seq }: TramoCursor): string => `${medido_ms}:${seq}`;

export function parseTramoCursor(text: string): TramoCursor | null {
  const [, medido, seq] = /^(\d{1,14}):(\d{1,15})$/.exec(text) ?? [];
  return medido && seq ? { medido_ms: Number(medido), seq: Number(seq) } : null;
}

/** A day that can be played again: its outline, and what the person told in it. */
export type DiaRepetido = {
  fecha: string;
  zona_horaria: string;
  desde: string;
  hasta: string;
  ventanas: { inicio: string; hr_mean: number | null; mueve: boolean }[];
  eventos: Evento[];
};

export type Evento =
  | {
      que: 'deseo';
      id: number;
      at: string;
      tipo: string;
      intensidad: number | null;
      resultado: string | null;
    }
  | { que: 'superado'; id: number; at: string }
  | { que: 'consumo'; id: number; at: string; habito: string | null; cantidad: number };

export type RepeticionReads = {
  /** Readings of [from, to) after the cursor, oldest first. */
  lecturasEntre(
    consumidorId: number,
    from: Date,
    to: Date,
    after: TramoCursor | null,
    limit: number,
  ): Promise<SensorRow[]>;
  ventanasEntre(
    consumidorId: number,
    from: Date,
    to: Date,
  ): Promise<{ inicio: Date; hr_mean: number | null; mueve: boolean }[]>;
  eventosEntre(consumidorId: number, from: Date, to: Date): Promise<Evento[]>;
};
