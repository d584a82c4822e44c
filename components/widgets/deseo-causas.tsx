'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { QueryPending } from '@/components/ui/query-pending';
import { ApiError, api, problemNamed } from '@/lib/client/api';
import type { Deseo } from '@/lib/domain/deseos';
import { CausasForm } from './causas-form';
import { useDeseosChanged } from './use-deseos-changed';

type DeseoCausasProps = { consumidorId: number; deseoId: number; about: string };

/** What led to a craving of the list, to be told, changed or taken back. `about` tells it from the others. */
export function DeseoCausas({ consumidorId, deseoId, about }: DeseoCausasProps) {
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const id = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const changed = useDeseosChanged(consumidorId);
  const close = () => {
    setOpen(false);
    setSaved(true);
    changed();
    // The form goes, and the keyboard's place with it.
    toggle.current?.focus();
  };
  return (
    <div className="mt-2">
      <div className="flex flex-wrap items-center gap-x-2">
        <Button
          ref={toggle}
          variant="quiet"
          size="sm"
          className="-ml-3"
          icon={open ? ChevronUp : ChevronDown}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setSaved(false);
            setOpen(!open);
          }}
        >
          Qué lo provocó<span className="sr-only">: {about}</span>
        </Button>
        <p role="status" className="text-sm font-medium text-accent-ink">
          {saved && 'Guardado'}
        </p>
      </div>
      <div id={id} className="mt-2 empty:hidden">
        {open && <Loaded consumidorId={consumidorId} deseoId={deseoId} onSaved={close} />}
      </div>
    </div>
  );
}

type LoadedProps = Omit<DeseoCausasProps, 'about'> & { onSaved(): void };

/** Asked for when it is opened: the list itself tells no causes. */
function Loaded({ consumidorId, deseoId, onSaved }: LoadedProps) {
  const queries = useQueryClient();
  const queryKey = ['deseo', consumidorId, deseoId];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => readDeseo(consumidorId, deseoId),
    staleTime: 0,
    gcTime: 0,
  });
  if (data) {
    const saved = () => {
      queries.removeQueries({ queryKey });
      onSaved();
    };
    return <CausasForm deseo={data} onSaved={saved} />;
  }
  return <QueryPending error={error} refetch={refetch} />;
}

async function readDeseo(consumidorId: number, deseoId: number): Promise<Deseo> {
  const page = `consumidor_id=${consumidorId}&limit=1&antes=${deseoId + 1}`;
  const [deseo] = (await api.get<{ deseos: Deseo[] }>(`/api/deseos?${page}`)).deseos;
  if (deseo?.id !== deseoId) throw new ApiError(problemNamed('not_found'));
  return deseo;
}
