import { z } from 'zod';
import { ALCANCES } from './access';
import type { Hecho } from './consent-ledger';
import type { Estado } from './estado';
import { HORA } from './hours';
import { RESOLUCIONES, type Terms } from './terms';

export const INVITATION_DAYS = 7;
/** Rows of the history that a page shows at once. */
export const HISTORY_PAGE = 20;

const hora = z.string().regex(HORA, 'La hora va de 00:00 a 23:59').nullable();
const termFields = {
  alcances: z
    .array(z.enum(ALCANCES))
    .min(1, 'Elige al menos un alcance')
    .transform((chosen) => ALCANCES.filter((alcance) => chosen.includes(alcance))),
  resolucion: z.enum(RESOLUCIONES),
  hora_desde: hora,
  hora_hasta: hora,
  expira_at: z.iso
    .datetime('No es un instante ISO 8601')
    .transform((text) => new Date(text).toISOString())
    .nullable(),
};

type Hours = { hora_desde?: string | null; hora_hasta?: string | null };

/** Together or not at all: half of them would mean something else than the person thinks. */
function checkHours({ hora_desde, hora_hasta }: Hours, { addIssue }: { addIssue(issue: HoursIssue): void }) {
  const refuse = (field: keyof Hours, message: string) =>
    addIssue({ code: 'custom', path: [field], message });
  if (
    (hora_desde == null) !== (hora_hasta == null) ||
    (hora_desde === undefined) !== (hora_hasta === undefined)
  )
    refuse(hora_desde == null ? 'hora_desde' : 'hora_hasta', 'Las horas van juntas: de qué hora a qué hora');
  else if (hora_desde != null && hora_desde === hora_hasta)
    refuse('hora_hasta', 'Termina a la misma hora en que empieza');
}
type HoursIssue = { code: 'custom'; path: string[]; message: string };

/** Without more than the scopes: live, at any hour, until it is revoked. */
export const invitationSchema = z
  .strictObject({
    ...termFields,
    resolucion: termFields.resolucion.default('vivo'),
    hora_desde: hora.default(null),
    hora_hasta: hora.default(null),
    expira_at: termFields.expira_at.default(null),
  })
  .superRefine(checkHours);

/** What is not named stays as it is. */
export const changeTermsSchema = z
  .strictObject(termFields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'No dice qué cambiar')
  .superRefine(checkHours);
export type TermsChange = z.output<typeof changeTermsSchema>;

export const acceptInvitationSchema = z.strictObject({
  codigo: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z2-7]{4}-?[A-Z2-7]{4}-?[A-Z2-7]{4}$/, 'El código tiene doce letras o cifras')
    .transform((code) => code.replaceAll('-', '')),
});

/** An active grant, as the consumidor sees it. `vencido`: its `expira_at` is past, so that nothing is seen by it. */
export type Consentimiento = Terms & {
  id: number;
  cuidador_id: number;
  cuidador_nombre: string;
  created_at: string;
  vencido: boolean;
};

/** A consumidor that a cuidador may follow, by which terms. `abierto`: they let see something at this hour. */
export type Followed = Terms & {
  consumidor_id: number;
  nombre: string;
  zona_horaria: string;
  abierto: boolean;
};
export type FollowedPerson = Followed & { estado: Estado | null };

/** What an invitation offers, before it is accepted. */
export type Invitacion = Terms & { nombre: string; zona_horaria: string };

/** A row of the ledger of consent, as the consumidor reads it. `n` counts from 1; `cuidador_nombre` null: nobody yet, or gone. */
export type ConsentEvent = Terms & {
  n: number;
  hecho: Hecho;
  cuidador_nombre: string | null;
  at: string;
};
