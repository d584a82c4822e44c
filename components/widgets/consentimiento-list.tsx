'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { HeartHandshake } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Consentimiento } from '@/lib/domain/consentimientos';
import { Age } from './age';
import { ALCANCE_WORDS } from './alcance-words';
import { HISTORY_KEY } from './consent-history';

const KEY = ['consentimientos', 'vigentes'];
const REFRESH_MS = 15_000;

function useConsentimientos(initial: Consentimiento[]) {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async () =>
      (await api.get<{ consentimientos: Consentimiento[] }>('/api/consentimientos')).consentimientos,
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const revoke = async (ended: number) => {
    await api.delete(`/api/consentimientos/${ended}`);
    queries.setQueryData<Consentimiento[]>(KEY, (held) => held?.filter(({ id }) => id !== ended));
    void queries.invalidateQueries({ queryKey: HISTORY_KEY });
  };
  return { consentimientos: data, revoke };
}

export function ConsentimientoList({ initial }: { initial: Consentimiento[] }) {
  const { consentimientos, revoke } = useConsentimientos(initial);
  const [target, setTarget] = useState<Consentimiento>();
  const { pending, problem, run, reset } = useAction(async () => {
    if (target) await revoke(target.id);
    setTarget(undefined);
  });
  return (
    <Card title="Quién te acompaña">
      {consentimientos.length === 0 ? (
        <EmptyState icon={HeartHandshake} title="Todavía no compartes con nadie">
          Crea un código y dáselo a quien quieras que te acompañe.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {consentimientos.map((item) => (
            <ConsentimientoItem key={item.id} item={item} onRevoke={() => setTarget(item)} />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={target !== undefined}
        title={`¿Dejar de compartir con ${target?.cuidador_nombre ?? ''}?`}
        confirmLabel="Dejar de compartir"
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={() => {
          setTarget(undefined);
          reset();
        }}
      >
        Dejará de ver tus datos en el acto. Puedes invitarle de nuevo cuando quieras.
      </ConfirmDialog>
    </Card>
  );
}

function ConsentimientoItem({ item, onRevoke }: { item: Consentimiento; onRevoke(): void }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium break-words">{item.cuidador_nombre}</p>
        <p className="text-sm text-ink-soft">
          Desde <Age since={item.created_at} />
        </p>
        <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label="Puede ver">
          {item.alcances.map((alcance) => (
            <li key={alcance}>
              <Badge>{ALCANCE_WORDS[alcance].label}</Badge>
            </li>
          ))}
        </ul>
      </div>
      <Button
        variant="danger"
        size="sm"
        aria-label={`Dejar de compartir con ${item.cuidador_nombre}`}
        onClick={onRevoke}
      >
        Dejar de compartir
      </Button>
    </li>
  );
}
