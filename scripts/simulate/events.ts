import type { Clock } from '@/lib/domain/clock';
import { HOUR_MS } from '@/lib/domain/time';
import { RequestFailed } from '../device/api';
import { type Sleep, whenReachable } from '../device/waiting';
import type { OwnerApi } from './owner-api';
import type { LivedTime, Period } from './period';
import type { Plan, PlanEvent } from './plan';
import type { Rng } from './rng';

const NAP_MS = 1_000;
const DONE = ['consumo', 'deseo', 'resolver'] as const;

/** How many of each were logged. */
export type EventTally = Record<(typeof DONE)[number], number>;

export type EventPorts = {
  plan: Plan;
  period: Period;
  time: LivedTime;
  deseos: boolean;
  consumos: boolean;
  rng: Rng;
  owner: OwnerApi;
  token(): Promise<string>;
  clock: Clock;
  sleep: Sleep;
  say(line: string): void;
  signal: AbortSignal;
};

type Action = { at: number; what: (typeof DONE)[number]; event: PlanEvent };

/**
 * Logs what the person would log by hand, each at its instant. A craving can only be logged when it happens;
 * a cigarette also afterwards, so those of the past go at once.
 */
export async function runEvents(ports: EventPorts): Promise<EventTally> {
  const tally: EventTally = { consumo: 0, deseo: 0, resolver: 0 };
  const session: OwnerSession = {
    access: '',
    deseos: new Map(),
    ended: new Map(),
    consumos: ports.consumos,
  };
  for (const action of actionsOf(ports)) {
    while (!ports.signal.aborted && ports.clock.now().getTime() < action.at) await ports.sleep(NAP_MS);
    if (ports.signal.aborted) break;
    if (action.what === 'consumo' && !session.consumos) continue;
    if (action.what === 'resolver' && !session.deseos.has(action.event.from)) continue;
    if (await whenReachable(ports, () => tryAsOwner(ports, session, action))) tally[action.what]++;
  }
  return tally;
}

/** In the order of their instants, an hour of the body's life after the other. */
function* actionsOf({ plan, period, time, deseos, consumos }: EventPorts): Generator<Action> {
  const end = time.bodyAt(period.until);
  for (let hour = period.from; hour < end; hour += HOUR_MS) {
    const until = Math.min(hour + HOUR_MS, end);
    const actions: Action[] = [];
    const add = (lived: number, what: Action['what'], event: PlanEvent) => {
      if (lived >= hour && lived < until) actions.push({ at: time.clockAt(lived), what, event });
    };
    for (const event of plan.between(hour - 1, until)) {
      if (event.kind === 'consumo' && consumos) add(event.from, 'consumo', event);
      if (event.kind !== 'deseo' || !deseos || event.from < period.live_at) continue;
      add(event.from, 'deseo', event);
      add(event.to, 'resolver', event);
    }
    yield* actions.sort((a, b) => a.at - b.at);
  }
}

/** `deseos`: ids by the instant at which they began; `ended`: by the one at which they end. */
type OwnerSession = {
  access: string;
  deseos: Map<number, number>;
  ended: Map<number, number>;
  consumos: boolean;
};

/** What the server refuses is told and left out: the readings go on. Throws what waiting may mend. */
async function tryAsOwner(ports: EventPorts, session: OwnerSession, action: Action): Promise<boolean> {
  try {
    return await asOwner(ports, session, action);
  } catch (error) {
    if (!(error instanceof RequestFailed) || error.transient) throw error;
    ports.say(`no se registró un ${action.event.kind}: ${error.message}`);
    return false;
  }
}

/** An access token lasts an hour; a refused one is asked for anew, once. */
async function asOwner(ports: EventPorts, session: OwnerSession, action: Action): Promise<boolean> {
  try {
    session.access ||= await ports.token();
    return await perform(ports, session, action);
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    if (error.status === 404 && action.what === 'consumo') {
      session.consumos = false;
      ports.say('este servidor todavía no registra consumos (404): se quedan sólo en la verdad');
      return false;
    }
    if (error.status !== 401) throw error;
    session.access = await ports.token();
    return await perform(ports, session, action);
  }
}

async function perform(ports: EventPorts, session: OwnerSession, { what, event }: Action): Promise<boolean> {
  const { owner, rng, time } = ports;
  const uuid = uuidOf(rng.split(`${event.kind} ${event.from}`));
  if (what === 'consumo') {
    const ocurrido_at = new Date(Math.round(time.clockAt(event.from))).toISOString();
    const deseo_id = session.ended.get(event.from);
    await owner.logConsumo(session.access, { uuid, cantidad: 1, ocurrido_at, deseo_id });
  } else if (event.kind === 'deseo' && what === 'deseo') {
    const { intensidad } = event;
    const deseo = { uuid, tipo: 'sustancia', intensidad, nota: 'Simulado' } as const;
    const { id } = await owner.logDeseo(session.access, deseo);
    session.deseos.set(event.from, id);
    session.ended.set(event.to, id);
  } else if (event.kind === 'deseo') {
    await owner.resolveDeseo(session.access, session.deseos.get(event.from) ?? 0, event.resultado);
  }
  return true;
}

/** A version 4 UUID that the same event always gets. */
function uuidOf(rng: Rng): string {
  const hex = Array.from({ length: 32 }, (_, k) => Math.floor(rng.at(k) * 16).toString(16));
  hex[12] = '4';
  hex[16] = (8 + Math.floor(rng.at(32) * 4)).toString(16);
  const text = hex.join('');
  return [0, 8, 12, 16, 20].map((at, part) => text.slice(at, [8, 12, 16, 20, 32][part])).join('-');
}
