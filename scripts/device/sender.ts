import type { Clock } from '@/lib/domain/clock';
import type { IngestVerdict } from '@/lib/domain/lecturas';
import { RequestFailed } from './api';
import { waitMs } from './backoff';
import { type Batch, nextBatch, type SendPlan } from './batches';

/** Wall-clock between two looks at what is due. */
const TICK_MS = 250;

/** Counts of readings. `enviadas` counts a reading again each time it is sent again. */
export type Tally = {
  enviadas: number;
  aceptadas: number;
  duplicadas: number;
  rechazadas: number;
  en_espera: number;
  descartadas: number;
};

export const emptyTally = (): Tally => ({
  enviadas: 0,
  aceptadas: 0,
  duplicadas: 0,
  rechazadas: 0,
  en_espera: 0,
  descartadas: 0,
});

export type Ending = 'terminada' | 'detenida' | 'revocada';

export type SenderPorts = {
  plan: SendPlan;
  /** First step to send. */
  from: number;
  /** How many due readings may wait beyond those due at the start. */
  queue: number;
  tally: Tally;
  post(batch: Batch): Promise<IngestVerdict>;
  /** After each batch that the server answered; without a verdict it was refused whole. */
  onDone(batch: Batch, verdict: IngestVerdict | undefined): void;
  say(line: string): void;
  clock: Clock;
  sleep(ms: number): Promise<void>;
  signal: AbortSignal;
};

/**
 * Sends each reading when its instant comes, until the plan ends or the signal stops it. A batch that
 * found no answer is built again from the same step, so it carries the same `n` and nothing is doubled.
 */
export async function runSender(ports: SenderPorts): Promise<Ending> {
  const { plan, tally, signal } = ports;
  const dueAt = () => Math.min(plan.steps, plan.stepAfter(ports.clock.now().getTime() * 1_000));
  const longest = ports.queue + Math.max(0, dueAt() - ports.from);
  let step = ports.from;
  let failures = 0;
  while (!signal.aborted) {
    const due = dueAt();
    step = dropOldest(step, due, longest, tally, ports.say);
    tally.en_espera = Math.max(0, due - step);
    const batch = nextBatch(plan, step, due);
    if (batch === undefined) {
      if (step >= plan.steps) return 'terminada';
      await ports.sleep(TICK_MS);
      continue;
    }
    const answer = await send(batch, failures, ports);
    if (answer === 'revocada') return answer;
    if (typeof answer === 'number') {
      failures++;
      await ports.sleep(answer);
      continue;
    }
    failures = 0;
    step = batch.next_step;
    tally.en_espera = Math.max(0, due - step);
    if (step >= due && step < plan.steps) await ports.sleep(TICK_MS);
  }
  return 'detenida';
}

/** A number: ms to wait before sending it again. */
async function send(
  batch: Batch,
  failures: number,
  ports: SenderPorts,
): Promise<'lista' | 'revocada' | number> {
  const { tally, say } = ports;
  tally.enviadas += batch.count;
  try {
    const verdict = await ports.post(batch);
    tally.aceptadas += verdict.aceptadas;
    tally.duplicadas += verdict.duplicadas;
    tally.rechazadas += verdict.rechazadas.length;
    const first = verdict.rechazadas[0];
    if (first !== undefined) say(`${verdict.rechazadas.length} rechazadas, la primera: ${first.motivo}`);
    if (failures > 0) say('el servidor responde otra vez');
    ports.onDone(batch, verdict);
    return 'lista';
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    if (error.status === 401) return 'revocada';
    if (error.transient) {
      const wait = waitMs(error, failures + 1, ports.clock.now());
      if (failures === 0 && !ports.signal.aborted) say(`sin entregar (${error.message}); reintento`);
      return wait;
    }
    if ([403, 404, 405].includes(error.status)) throw error;
    tally.rechazadas += batch.count;
    say(`lote de ${batch.count} rechazado: ${error.message}`);
    ports.onDone(batch, undefined);
    return 'lista';
  }
}

function dropOldest(
  step: number,
  due: number,
  longest: number,
  tally: Tally,
  say: (line: string) => void,
): number {
  const over = due - step - longest;
  if (over <= 0) return step;
  if (tally.descartadas === 0) say('la espera está llena: se descartan las lecturas más viejas');
  tally.descartadas += over;
  return step + over;
}
