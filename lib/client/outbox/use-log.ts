'use client';
import { useMemo } from 'react';
import type { DeseoDetails, DeseoRef, DeseoTipo } from '@/lib/domain/deseos';
import { pageClock } from '../server-clock';
import { randomUuid } from '../uuid';
import { deseoTarget, type NewItem, type Op } from './item';
import { useOutbox } from './provider';

const instant = () => new Date(pageClock.measured()).toISOString();

function itemOf(target: string, op: Op, chain = target): NewItem {
  return { id: randomUuid(), target, chain, made_at: instant(), op };
}

const chainOf = (ref: DeseoRef | undefined, own: string) => (ref === undefined ? own : deseoTarget(ref));

/** What a person logs, each with one tap: kept on this device first, then sent. */
export function useLog() {
  const { outbox } = useOutbox();
  return useMemo(
    () => ({
      /** Gives the uuid that the deseo goes by from now on. */
      deseo(tipo: DeseoTipo): string {
        const uuid = randomUuid();
        outbox.add(itemOf(uuid, { kind: 'deseo', body: { uuid, tipo, ocurrido_at: instant() } }));
        return uuid;
      },
      close(ref: DeseoRef, resultado: 'resistido' | 'consumido'): void {
        outbox.add(itemOf(deseoTarget(ref), { kind: 'cierre', body: { resultado, resuelto_at: instant() } }));
      },
      reopen(ref: DeseoRef): void {
        const target = deseoTarget(ref);
        outbox.undo({ target, kind: 'cierre' }, itemOf(target, { kind: 'reapertura' }));
      },
      tell(ref: DeseoRef, body: DeseoDetails): void {
        outbox.add(itemOf(deseoTarget(ref), { kind: 'detalle', body }));
      },
      /** `deseo`: the one that led to it. Gives the uuid that it goes by. */
      cigarette(deseo?: DeseoRef): string {
        const uuid = randomUuid();
        const named = typeof deseo === 'number' ? { deseo_id: deseo } : deseo && { deseo_uuid: deseo };
        const body = { uuid, ocurrido_at: instant(), ...named };
        outbox.add(itemOf(uuid, { kind: 'consumo', body }, chainOf(deseo, uuid)));
        return uuid;
      },
      undoCigarette(target: string, deseo?: DeseoRef): void {
        const reverse = itemOf(target, { kind: 'consumo_deshecho' }, chainOf(deseo, target));
        outbox.undo({ target, kind: 'consumo' }, reverse);
      },
      feeling(emocion: string): void {
        const uuid = randomUuid();
        outbox.add(itemOf(uuid, { kind: 'chequeo', body: { uuid, emocion, ocurrido_at: instant() } }));
      },
    }),
    [outbox],
  );
}
