import type { Ganado } from '../../logros';
import type { Day, Interval } from '../../time';
import type { Hechos } from './dias';
import type { DeseoEnHora } from './mapa';
import type { ReposoDia } from './reposo';

export type ProgresoReads = {
  /** Everything that progress is judged by, and what was earned of it. */
  progreso(consumidorId: number): Promise<Hechos & { ganados: Ganado[] }>;
  deseosEnHora(consumidorId: number, within?: Interval): Promise<DeseoEnHora[]>;
  /** Of those of the days that have enough quiet ventanas. */
  reposo(consumidorId: number, days: readonly Day[]): Promise<ReposoDia[]>;
};
