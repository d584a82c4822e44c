import type { Actor } from '../access';
import type { Analisis, Feedback, Judge } from '../analisis';
import { LatidoError } from '../errors';
import { MODELO_ACTUAL } from '../modelo/modelos';
import { nivelOf } from '../modelo/umbrales';
import { bestOf } from '../recordatorios';
import { MINUTE_MS, ventanaEnd } from '../time';
import type { Deps, ErrorLog } from './deps';
import { prompt } from './notificaciones';
import { ownConsumidor } from './read-access';

type Acts = Pick<Deps, 'repos' | 'bus' | 'clock' | 'avisoWords'>;

/**
 * Closes every ventana that is over, with its analisis, and tells it after the commit. Safe to run at any time, on
 * any number of instances. Returns how many were closed. Whoever fails holds up nobody else.
 *
 * @throws when somebody failed, after everybody had their turn
 */
export async function closeVentanas(
  deps: Acts & { log: ErrorLog },
  judge: Judge = MODELO_ACTUAL.predict,
): Promise<number> {
  let count = 0;
  let failed = 0;
  for (const consumidorId of await deps.repos.ventanas.due(deps.clock.now())) {
    try {
      count += await closeOf(deps, consumidorId, judge);
    } catch (error) {
      failed += 1;
      deps.log.error(
        { err: error, consumidor_id: consumidorId },
        'the ventanas of a consumidor did not close',
      );
    }
  }
  if (failed > 0) throw new Error(`the ventanas of ${failed} consumidores did not close`);
  return count;
}

async function closeOf(deps: Acts, consumidorId: number, judge: Judge): Promise<number> {
  const { repos, bus, clock } = deps;
  const { analisis, deseos_updated } = await repos.ventanas.close(consumidorId, clock.now(), judge);
  if (analisis.length > 0) bus.publish({ name: 'ventana.closed', consumidor_id: consumidorId });
  if (deseos_updated) bus.publish({ name: 'deseo.updated', consumidor_id: consumidorId });
  await promptOn(deps, consumidorId, analisis.at(-1));
  return analisis.length;
}

/** What was judged later than this after its ventana is history, and no reason to ask anybody. */
const PROMPT_WITHIN_MS = 10 * MINUTE_MS;

/** Asks the person about a probable urge of right now, as far as the budget and the hour allow. */
async function promptOn(deps: Acts, consumidorId: number, analisis: Analisis | undefined): Promise<void> {
  const now = deps.clock.now();
  if (analisis?.probabilidad_modelo == null || nivelOf(analisis.probabilidad_modelo) !== 'alto') return;
  if (now.getTime() - ventanaEnd(new Date(analisis.window_start)).getTime() > PROMPT_WITHIN_MS) return;
  const { repos } = deps;
  const subject = await repos.usuarios.subject(consumidorId);
  const usuario = subject && (await repos.usuarios.find(subject.usuario_id));
  const preferencias = usuario && (await repos.preferencias.find(usuario.id));
  if (!usuario || !preferencias) return;
  const person = { usuario_id: usuario.id, idioma: usuario.idioma, preferencias };
  const solucion = bestOf(await repos.recordatorios.soluciones(consumidorId, now))?.nombre ?? null;
  const [razon = null] = analisis.razones;
  const what = { que: 'antojo_probable', razon, solucion } as const;
  await prompt(deps, person, `antojo_probable:${analisis.window_start}`, what);
}

/** The person says whether it was right. The last answer counts. @throws not_found */
export async function judgeAnalisis(
  deps: Deps,
  actor: Actor,
  analisisId: number,
  feedback: Feedback,
): Promise<Analisis> {
  const consumidorId = await ownConsumidor(deps, actor);
  const done = await deps.repos.analisis.judge(consumidorId, analisisId, feedback, deps.clock.now());
  if (!done) throw new LatidoError('not_found');
  if (done.changed) deps.bus.publish({ name: 'analisis.judged', consumidor_id: consumidorId });
  return done.analisis;
}
