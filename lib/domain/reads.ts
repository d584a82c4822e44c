import type { Feedback } from './analisis';
import type { Cursor } from './cursor';
import type { NewDeseo, Resultado } from './deseos';
import type { LastHeard } from './estado';
import type { Owner, Stream } from './events';
import type { Fuente } from './lecturas';
import type { ProgresoReads } from './metrics/progreso/reads';
import type { WindowStats } from './metrics/stats';
import type { Reports } from './modelo/outcome';
import type { Notificacion } from './notificaciones';
import type { RepeticionReads } from './repeticion';
import type { ResumenReads } from './resumen';
import type { AsOf } from './terms';
import type { Day, Interval } from './time';

/**
 * What channels read. Every call of one `load` sees the same state of the database. Rows of a stream come newest first
 * in a page and oldest first since an offset; `before` starts a page at what is older than that instant.
 */
export type Reads = LecturaReads &
  RollupReads &
  VentanaReads &
  AnalisisReads &
  DeseoReads &
  ConsumoReads &
  NotificacionReads &
  ResumenReads &
  ProgresoReads &
  RepeticionReads;

export type Page = { limit: number; before?: Date };
type Placed<Row> = Row & { seq: number };

export type SensorRow = {
  id: number;
  seq: number;
  heart_rate: number | null;
  accel_x: number | null;
  accel_y: number | null;
  accel_z: number | null;
  gyro_x: number | null;
  gyro_y: number | null;
  gyro_z: number | null;
  created_at: string;
  medido_at: string;
  fuente: Fuente;
};

export type LecturaReads = {
  latestLecturas(consumidorId: number, limit: number): Promise<SensorRow[]>;
  lecturasSince(consumidorId: number, offset: number, limit: number): Promise<SensorRow[]>;
};

export type HeartRate = Pick<WindowStats, 'hr_n' | 'hr_mean' | 'hr_std' | 'hr_min' | 'hr_max'>;

export type RollupReads = {
  /** Of the person's days that begin within the interval; of all of them without one. */
  heartRateOfDays(consumidorId: number, within?: Interval): Promise<HeartRate>;
  /** The ventanas that hold readings, oldest first; at most the 300 of the longest day. */
  ventanasOfDay(consumidorId: number, day: Interval): Promise<(HeartRate & { window_start: Date })[]>;
  /** Of the ventana that begins there, so far. */
  ventanaStats(consumidorId: number, windowStart: Date): Promise<WindowStats>;
};

export type ClosedVentana = HeartRate & { id: number; window_start: Date };

export type VentanaReads = {
  /** Closed ventanas with heart rate. */
  latestVentanas(consumidorId: number, page: Page): Promise<ClosedVentana[]>;
  /** Those that closed, also without heart rate. */
  ventanasSince(consumidorId: number, offset: number, limit: number): Promise<Placed<ClosedVentana>[]>;
};

export type AnalisisRow = {
  analisis_id: number;
  window_start: Date;
  modelo_usado: string;
  urge_label: 0 | 1 | null;
  probabilidad_modelo: number | null;
  razones: string[];
  feedback: Feedback | null;
};

/** What was said of a ventana by the newest model that judged it, and what the person answered. */
export type Prediction = Pick<
  AnalisisRow,
  'window_start' | 'urge_label' | 'probabilidad_modelo' | 'feedback'
> & {
  feedback_at: Date | null;
};

/** Of ventanas that were judged, each once, by what the newest model said. An abstention counts in the totals. */
export type PredictionCounts = {
  total_predicciones: number;
  predicciones_urge: number;
  predicciones_no_urge: number;
  predicciones_hoy: number;
  predicciones_semana: number;
  aciertos: number;
  falsas_alarmas: number;
};

export type AnalisisReads = {
  /** A page never parts the analisis of one ventana: it may hold more than `limit` by those of the last. */
  latestAnalisis(consumidorId: number, page: Page): Promise<AnalisisRow[]>;
  analisisSince(consumidorId: number, offset: number, limit: number): Promise<Placed<AnalisisRow>[]>;
  predictionCounts(
    consumidorId: number,
    within: Interval,
    today: Interval,
    week: Interval,
  ): Promise<PredictionCounts>;
  /** One a ventana that begins within, oldest first. */
  predictions(consumidorId: number, within: Interval): Promise<Prediction[]>;
  countPredictions(consumidorId: number, within: Interval): Promise<number>;
  /** Everything that the person told from an instant on. */
  reportsSince(consumidorId: number, from: Date): Promise<Reports>;
};

export type DesireRow = {
  deseo_id: number;
  consumidor_id: number;
  deseo_tipo: NewDeseo['tipo'];
  intensidad: number | null;
  resolved: boolean;
  resultado: Resultado | null;
  fecha_creacion: string;
  ventana_inicio: string | null;
  heart_rate_durante: number | null;
  urge_label: 0 | 1 | null;
  probabilidad_modelo: number | null;
  horas_hasta_resolucion: number | null;
};

export type DesireStatsRow = {
  deseo_tipo: NewDeseo['tipo'] | 'total';
  total_deseos: number;
  deseos_resueltos: number;
  deseos_resistidos: number;
  promedio_horas_resolucion: number | null;
  deseos_hoy: number;
  deseos_resueltos_hoy: number;
};

export type DesireDay = {
  deseos_hoy: number;
  deseos_resueltos_hoy: number;
  deseos_resistidos_hoy: number;
  deseos_activos: number;
};

export type DeseoReads = {
  latestDeseos(consumidorId: number, page: Page): Promise<DesireRow[]>;
  deseosSince(consumidorId: number, offset: number, limit: number): Promise<Placed<DesireRow>[]>;
  desireStats(consumidorId: number, today: Interval): Promise<DesireStatsRow[]>;
  desireDay(consumidorId: number, today: Interval): Promise<DesireDay>;
  /** Created within each of the periods, in their order. */
  countDeseos(consumidorId: number, periods: readonly Interval[]): Promise<number[]>;
};

/** Sums of `cantidad`: a consumo of five cigarettes counts five. `last` and `before` within the two periods. */
export type HabitTotals = {
  habito_nombre: string;
  total: number;
  primer_registro: Date;
  ultimo_registro: Date;
  last: number;
  before: number;
};

export type HabitDay = { habito_nombre: string; fecha: string; total: number };

export type ConsumoReads = {
  /** Cigarettes within each of the periods, in their order. */
  countCigarettes(consumidorId: number, periods: readonly Interval[]): Promise<number[]>;
  /** The habitos that the person ever logged, most first. "Otro: texto" is one by its text. */
  habitTotals(consumidorId: number, last: Interval, before: Interval): Promise<HabitTotals[]>;
  /** The same habitos on each of the days, in their order, days without any included. */
  habitDays(consumidorId: number, days: readonly Day[]): Promise<HabitDay[]>;
};

export type NotificacionReads = {
  latestNotificaciones(usuarioId: number, limit: number): Promise<Notificacion[]>;
  notificacionesSince(usuarioId: number, offset: number, limit: number): Promise<Placed<Notificacion>[]>;
};

/**
 * Where the streams of a consumidor or usuario stand, and of a consumidor who was heard last: enough to answer
 * "has anything changed?". A stream of the other kind of owner stands at 0:0.
 */
export type Version = { zona_horaria: string; cursors: Record<Stream, Cursor>; last: LastHeard | null };

export type SnapshotsSource = {
  /** Null when there is no such consumidor, or usuario. Does not touch the readings table. */
  version(ownerId: number, of?: Owner): Promise<Version | null>;
  /**
   * Version and reads from one and the same state of the database. `readsAsOf` gives reads that find a consumidor's data
   * as it was at a moment, and no raw readings.
   */
  consistent<T>(
    ownerId: number,
    of: Owner | undefined,
    read: (version: Version, reads: Reads, readsAsOf: (as_of: AsOf) => Reads) => Promise<T>,
  ): Promise<T | null>;
};
