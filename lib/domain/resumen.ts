import type { DeseoTipo, Resultado } from './deseos';
import type { Interval } from './time';

/** Minutes of heart rate that a board draws. */
export const RESUMEN_MINUTES = 60;
/** Days before today over which a person's usual heart rate is told. */
export const USUAL_DAYS = 14;
/** Hours with heart rate that it takes at least: a day and a night. */
export const USUAL_FLOOR_HOURS = 24;

export type UltimoDeseo = {
  deseo_id: number;
  deseo_tipo: DeseoTipo;
  intensidad: number | null;
  fecha_creacion: string;
  resolved: boolean;
  resultado: Resultado | null;
  resuelto_at: string | null;
};

/**
 * Heart rate in bpm. `hr_minutos` are means of minutes that begin at `desde`, one after the other; a gap is null. To a
 * reader of ventanas each minute is told as its ventana.
 */
export type Pulso = {
  hr_actual: number | null;
  hr_actual_at: string | null;
  hr_reciente: number | null;
  hr_habitual_min: number | null;
  hr_habitual_max: number | null;
  hr_minutos: { desde: string; valores: (number | null)[] };
  hr_promedio_hoy: number | null;
};

export type Hechos = {
  ultimo_deseo: UltimoDeseo | null;
  deseos_hoy: number;
  deseos_activos: number;
  cigarrillos_hoy: number;
  probabilidad_modelo: number | null;
  prediccion_at: string | null;
};

export type ResumenReads = {
  /** `usual`: the days over which the usual range is told; today begins where they end. */
  pulso(consumidorId: number, now: Date, usual: Interval): Promise<Pulso>;
  hechos(consumidorId: number, today: Interval): Promise<Hechos>;
};
