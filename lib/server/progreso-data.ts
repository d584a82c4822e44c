import { notFound } from 'next/navigation';
import type { Actor } from '@/lib/domain/access';
import { isLatidoError } from '@/lib/domain/errors';
import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import type { DiaRepetido } from '@/lib/domain/repeticion';
import { readFecha, readSemana } from '@/lib/domain/semana';
import { findInforme } from '@/lib/domain/use-cases/progreso';
import { findDia } from '@/lib/domain/use-cases/repeticion';
import { getRuntime } from './runtime-handle';

/** Not found for a week that is none, or to come, and for somebody of whom the actor may see nothing of it. */
export async function informePage(actor: Actor, consumidorId: number, text: string): Promise<Informe> {
  const semana = readSemana(text);
  if (!semana) notFound();
  try {
    return await findInforme(getRuntime(), actor, consumidorId, semana);
  } catch (error) {
    if (!isLatidoError(error) || (error.code !== 'not_allowed' && error.code !== 'invalid')) throw error;
  }
  notFound();
}

/** Not found for a day that is none, or to come. */
export async function diaPage(actor: Actor, text: string): Promise<DiaRepetido> {
  const fecha = readFecha(text);
  const dia = fecha && (await findDia(getRuntime(), actor, fecha));
  if (!dia) notFound();
  return dia;
}
