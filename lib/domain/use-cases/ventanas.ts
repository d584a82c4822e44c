import type { Actor } from '../access';
import type { Analisis, Feedback, Judge } from '../analisis';
import { LatidoError } from '../errors';
import { MODELO_ACTUAL } from '../modelo/modelos';
import { nivelOf } from '../modelo/umbrales';
import { mayPrompt, promptsCountFrom } from '../prompts';
import { MINUTE_MS, ventanaEnd } from '../time';
import type { Deps, ErrorLog } from './deps';
import { notify } from './notificaciones';
import { ownConsumidor } from './read-access';

type Acts = Pick<Deps, 'repos' | 'bus' | 'clock'>;

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
  const subject = await deps.repos.usuarios.subject(consumidorId);
  if (!subject) return;
  const since = promptsCountFrom(now, subject.zona_horaria);
  const sent = await deps.repos.notificaciones.sentSince(subject.usuario_id, 'alerta', since);
  if (!mayPrompt(now, sent, subject.zona_horaria)) return;
  const [reason] = analisis.razones;
  await notify(deps, subject.usuario_id, {
    tipo: 'alerta',
    contenido: `Puede venir un antojo${reason ? `: ${reason.toLocaleLowerCase('es')}` : ''}. Respira despacio un minuto o da una vuelta; casi siempre pasa en unos minutos.`,
    enlace: '/panel',
  });
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
