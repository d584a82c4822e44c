import { HOUR_MS } from '@/lib/domain/time';
import type { Delivery } from './faults';
import type { Period } from './period';
import type { PlanEvent } from './plan';
import type { Simulation } from './simulation';

/** Deliveries as they are worked out, told together with the events that the person lived until then. */
export type Watch = {
  deliveries(): Generator<Delivery>;
  /** How many readings were measured up to `now` and not even worked out. */
  missing(now: number): number;
};

export function watchDeliveries(
  simulation: Simulation,
  { from, until }: Period,
  seen: { event(event: PlanEvent): void; delivery(delivery: Delivery): void },
): Watch {
  const { body, time, sampler, deliveries } = simulation;
  const { cadencia_ms } = sampler;
  let next = Math.ceil(from / cadencia_ms) * cadencia_ms;
  let hour = from;
  let coming: PlanEvent[] = body.plan.between(from, from + 1).filter((event) => event.from < from);
  const live = (lived: number) => {
    for (; hour <= lived; hour += HOUR_MS) {
      const begins = (event: PlanEvent) => event.from >= hour && event.from < hour + HOUR_MS;
      coming.push(...body.plan.between(hour, hour + HOUR_MS).filter(begins));
    }
    for (const event of coming) if (event.from <= lived) seen.event(event);
    coming = coming.filter((event) => event.from > lived);
  };
  return {
    *deliveries() {
      for (const delivery of deliveries()) {
        live(time.bodyAt(delivery.at));
        seen.delivery(delivery);
        next = delivery.at + cadencia_ms;
        yield delivery;
      }
      live(time.bodyAt(until) - 1);
    },
    missing: (now) => Math.max(0, Math.ceil((Math.min(now + 1, until) - next) / cadencia_ms)),
  };
}
