'use client';

import { BellOff, CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Notificacion } from '@/lib/domain/notificaciones';
import { AvisoItem } from './aviso-item';
import { markAllRead, markRead, useAvisos } from './use-avisos';

type AvisosListProps = { initial: Notificacion[]; pageSize: number };

/** All that was ever told, the newest first. */
export function AvisosList({ initial, pageSize }: AvisosListProps) {
  const t = useTranslations('avisos');
  const { avisos, add, hasRead } = useHistory(initial);
  const [more, setMore] = useState(initial.length === pageSize);
  const older = useAction(async () => {
    const last = avisos.at(-1)?.id ?? 0;
    const path = `/api/notificaciones?limit=${pageSize}&antes=${last}`;
    const { notificaciones } = await api.get<{ notificaciones: Notificacion[] }>(path);
    setMore(notificaciones.length === pageSize);
    add(notificaciones);
  });
  const all = useAction(async () => {
    const hasta = avisos[0]?.id ?? 0;
    await markAllRead(hasta);
    hasRead((id) => id <= hasta);
  });
  const open = (aviso: Notificacion) => {
    markRead(aviso)
      .then(() => hasRead((id) => id === aviso.id))
      .catch(() => {});
  };
  const problem = older.problem ?? all.problem;
  return (
    <Card
      title={t('historial')}
      aside={
        avisos.some(({ leida }) => !leida) && (
          <Button
            variant="secondary"
            size="sm"
            icon={CheckCheck}
            pending={all.pending}
            onClick={() => all.run()}
          >
            {t('leer_todos')}
          </Button>
        )
      }
    >
      {avisos.length === 0 && (
        <EmptyState icon={BellOff} title={t('vacio.titulo')}>
          {t('vacio.texto')}
        </EmptyState>
      )}
      <ul className="-mx-2 divide-y divide-line">
        {avisos.map((aviso) => (
          <li key={aviso.id} className="py-0.5">
            <AvisoItem aviso={aviso} onOpen={open} />
          </li>
        ))}
      </ul>
      <p role="alert" className="mt-3 text-sm font-medium text-danger empty:hidden">
        {problem && problemText(problem)}
      </p>
      {more && (
        <Button
          className="mt-4"
          variant="secondary"
          size="sm"
          pending={older.pending}
          onClick={() => older.run()}
        >
          {t('anteriores')}
        </Button>
      )}
    </Card>
  );
}

/** The pages that were loaded, with what the channel says of the newest ones since. */
function useHistory(initial: Notificacion[]) {
  const [held, setHeld] = useState(initial);
  const { avisos: live = [] } = useAvisos();
  const byId = new Map([...held, ...live].map((aviso) => [aviso.id, aviso]));
  // What the channel has beyond the oldest that was loaded comes with its own page: no hole in between.
  const oldest = held.at(-1)?.id ?? 0;
  const avisos = [...byId.values()].filter(({ id }) => id >= oldest).sort((a, b) => b.id - a.id);
  return {
    avisos,
    add: (more: Notificacion[]) => setHeld((known) => [...known, ...more]),
    hasRead: (which: (id: number) => boolean) =>
      setHeld((known) => known.map((aviso) => (which(aviso.id) ? { ...aviso, leida: true } : aviso))),
  };
}
