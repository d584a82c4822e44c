import { z } from 'zod';
import { HORA, hoursAround } from './hours';
import { NOTIFICACION_TIPOS, type NotificacionTipo } from './notificaciones';
import { PROMPTS_A_DAY } from './prompts';
import { type Rol, zoneSchema } from './usuarios';

const hora = z.string().regex(HORA, 'La hora va de 00:00 a 23:59');
const tipos = z.array(z.enum(NOTIFICACION_TIPOS)).max(NOTIFICACION_TIPOS.length);

const shape = {
  /** Those that are shown as new in the app. An `alerta` always is. */
  en_app: tipos,
  por_push: tipos,
  /** `HH:mm` in the person's zone, both or neither; an end before the begin is of the next day. */
  silencio_desde: hora.nullable(),
  silencio_hasta: hora.nullable(),
  /** How many times a day Latido may speak up by itself. */
  avisos_al_dia: z.int().min(0).max(PROMPTS_A_DAY),
  /** When to be reminded of the check-in of the day; null: never. */
  hora_chequeo: hora.nullable(),
  /** Whether a push carries its text, which then shows on a locked screen. */
  mostrar_texto: z.boolean(),
};

export const preferenciasSchema = z.object({ ...shape, zona_horaria: z.string() });
export type Preferencias = z.infer<typeof preferenciasSchema>;

/** `zona_horaria` counts only for who is no consumidor: theirs is in the profile. */
export const preferenciasChangesSchema = z
  .strictObject({ ...shape, zona_horaria: zoneSchema })
  .partial()
  .refine(({ silencio_desde: from, silencio_hasta: to }) => (from == null) === (to == null), {
    path: ['silencio_hasta'],
    error: 'Las horas van juntas: de qué hora a qué hora',
  })
  .refine(({ silencio_desde: from, silencio_hasta: to }) => from == null || from !== to, {
    path: ['silencio_hasta'],
    error: 'Elige otra hora que la del comienzo',
  });
export type PreferenciasChanges = z.output<typeof preferenciasChangesSchema>;

/** What counts until a person says otherwise. */
export const PREFERENCIAS: Omit<Preferencias, 'zona_horaria'> = {
  en_app: [...NOTIFICACION_TIPOS],
  por_push: [...NOTIFICACION_TIPOS],
  silencio_desde: '22:00',
  silencio_hasta: '07:00',
  avisos_al_dia: PROMPTS_A_DAY,
  hora_chequeo: null,
  mostrar_texto: false,
};

/** What somebody is ever told. */
export const TIPOS_OF: Record<Rol, readonly NotificacionTipo[]> = {
  consumidor: NOTIFICACION_TIPOS,
  cuidador: ['alerta', 'recordatorio'],
  administrador: ['alerta'],
};

export type Quiet = Pick<Preferencias, 'silencio_desde' | 'silencio_hasta' | 'zona_horaria'>;

/** When the quiet hours that hold `now` end; null outside of them. */
export function quietUntil(now: Date, { silencio_desde, silencio_hasta, zona_horaria }: Quiet): Date | null {
  if (silencio_desde === null || silencio_hasta === null) return null;
  return hoursAround(now, zona_horaria, silencio_desde, silencio_hasta)?.to ?? null;
}

/** Whether the person is reached by this tipo at all. */
export function isWanted({ en_app, por_push }: Preferencias, tipo: NotificacionTipo): boolean {
  return tipo === 'alerta' || en_app.includes(tipo) || por_push.includes(tipo);
}

export type PreferenciasRepo = {
  /** With the zone that counts for them. Null when there is no such usuario. */
  find(usuarioId: number): Promise<Preferencias | null>;
  save(usuarioId: number, changes: PreferenciasChanges, now: Date): Promise<void>;
};
