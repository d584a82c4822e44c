import { z } from 'zod';
import type { Resultado } from '../../deseos';
import { diaDeSemana } from '../../semana';
import { localClock } from '../../time';

/** `motivo`: of the catalogue, `otro` for words of their own, `sin_motivo` where none was told. */
export type DeseoEnHora = { created_at: Date; resultado: Resultado | null; motivo: string };

export const OTRO = 'otro';
export const SIN_MOTIVO = 'sin_motivo';

/** `dia`: 1 is Monday, 7 Sunday; `hora` of the person's clock. Only cells in which there was any. */
export const mapaSchema = z.object({
  motivo: z.string().nullable(),
  total: z.int(),
  celdas: z.array(
    z.object({
      dia: z.int().min(1).max(7),
      hora: z.int().min(0).max(23),
      total: z.int(),
      superados: z.int(),
    }),
  ),
  motivos: z.array(z.object({ motivo: z.string(), total: z.int() })),
});
export type Mapa = z.output<typeof mapaSchema>;

/** When antojos come, by the day of the week and the hour; of one motivo, or of all. `motivos` are always all of them. */
export function mapaDe(deseos: readonly DeseoEnHora[], motivo: string | null, zone: string): Mapa {
  const clock = localClock(zone);
  const celdas = new Map<string, Mapa['celdas'][number]>();
  const motivos = new Map<string, number>();
  let total = 0;
  const inOrder = deseos.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime());
  for (const deseo of inOrder) {
    motivos.set(deseo.motivo, (motivos.get(deseo.motivo) ?? 0) + 1);
    if (motivo !== null && deseo.motivo !== motivo) continue;
    const { fecha, hora } = clock(deseo.created_at);
    const place = { dia: diaDeSemana(fecha), hora: Number(hora.slice(0, 2)) };
    const key = `${place.dia} ${place.hora}`;
    const before = celdas.get(key) ?? { ...place, total: 0, superados: 0 };
    const superados = before.superados + (deseo.resultado === 'resistido' ? 1 : 0);
    celdas.set(key, { ...before, total: before.total + 1, superados });
    total += 1;
  }
  return {
    motivo,
    total,
    celdas: [...celdas.values()].sort((a, b) => a.dia - b.dia || a.hora - b.hora),
    motivos: [...motivos]
      .map(([name, count]) => ({ motivo: name, total: count }))
      .sort((a, b) => b.total - a.total || (a.motivo < b.motivo ? -1 : 1)),
  };
}
