import { z } from 'zod';
import { ALCANCES, type Alcance } from './access';
import type { Hecho } from './consent-ledger';

export const INVITATION_DAYS = 7;
/** Rows of the history that a page shows at once. */
export const HISTORY_PAGE = 20;

export const invitationSchema = z.strictObject({
  alcances: z.array(z.enum(ALCANCES)).min(1, 'Elige al menos un alcance'),
});

export const acceptInvitationSchema = z.strictObject({
  codigo: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z2-7]{4}-?[A-Z2-7]{4}-?[A-Z2-7]{4}$/, 'El código tiene doce letras o cifras')
    .transform((code) => code.replaceAll('-', '')),
});

/** An active grant, as the consumidor sees it. */
export type Consentimiento = {
  id: number;
  cuidador_id: number;
  cuidador_nombre: string;
  alcances: Alcance[];
  created_at: string;
};

/** A consumidor that a cuidador may follow. */
export type Followed = { consumidor_id: number; nombre: string; zona_horaria: string; alcances: Alcance[] };

/** A row of the ledger of consent, as the consumidor reads it. `n` counts from 1; `cuidador_nombre` null: nobody yet, or gone. */
export type ConsentEvent = {
  n: number;
  hecho: Hecho;
  cuidador_nombre: string | null;
  alcances: Alcance[];
  at: string;
};
