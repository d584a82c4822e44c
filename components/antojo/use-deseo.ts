'use client';

import { api } from '@/lib/client/api';
import type { Item } from '@/lib/client/outbox/item';
import { idOf } from '@/lib/client/outbox/pending';
import { useOutboxView } from '@/lib/client/outbox/provider';
import { useQuery } from '@/lib/client/use-query';
import { causasAfter, NO_CAUSAS } from '@/lib/domain/causas';
import type { Deseo, DeseoRef } from '@/lib/domain/deseos';

/** Without the ids that only the server gives. */
export type RiddenDeseo = Omit<Deseo, 'id' | 'consumidor_id'>;

export type FoundDeseo = {
  deseo: RiddenDeseo | undefined;
  /** Nothing is known of it yet, and it is asked for. */
  isLoading: boolean;
};

/** A deseo as the server has it, with what was done to it here and is not there yet. */
export function useDeseo(ref: DeseoRef, initial?: Deseo): FoundDeseo {
  const { items, sent } = useOutboxView();
  const target = String(ref);
  const id = idOf({ sent }, target);
  const isMine = (item: Item) => item.target === target || item.target === String(id);
  const mine = items.filter(isMine);
  const arrived = sent.filter(({ item }) => isMine(item)).length;
  const made = mine.find(({ op }) => op.kind === 'deseo');
  const { data, isPending, isPlaceholderData } = useQuery({
    // What arrives changes it.
    queryKey: ['deseo', target, arrived],
    queryFn: () => api.get<Deseo>(`/api/deseos/${target}`),
    enabled: !made,
    retry: false,
    networkMode: 'always',
    placeholderData: (before) => before,
  });
  // While it is asked for anew, the answer to what was sent is newer than what was read before.
  const fresh = isPlaceholderData ? undefined : data;
  const known = fresh ?? storedOf(sent, isMine) ?? data ?? initial ?? (made && deseoOf(made));
  return { deseo: known && mine.reduce(apply, known), isLoading: !known && !made && isPending };
}

function storedOf(sent: ReturnType<typeof useOutboxView>['sent'], isMine: (item: Item) => boolean) {
  const stored = sent.findLast(({ item }) => isMine(item))?.stored;
  return stored && 'resolved' in stored ? stored : undefined;
}

function deseoOf({ op, made_at }: Item): RiddenDeseo {
  return {
    tipo: op.kind === 'deseo' ? op.body.tipo : 'otro',
    created_at: op.kind === 'deseo' ? op.body.ocurrido_at : made_at,
    intensidad: null,
    nota: null,
    resolved: false,
    resultado: null,
    resuelto_at: null,
    ...NO_CAUSAS,
  };
}

function apply(deseo: RiddenDeseo, { op, refused }: Item): RiddenDeseo {
  if (refused) return deseo;
  if (op.kind === 'cierre') return { ...deseo, resolved: true, ...op.body };
  if (op.kind === 'reapertura') return { ...deseo, resolved: false, resultado: null, resuelto_at: null };
  if (op.kind !== 'detalle') return deseo;
  const { intensidad = deseo.intensidad, nota = deseo.nota, ...causas } = op.body;
  return { ...deseo, ...causasAfter(deseo, causas), intensidad, nota };
}
