'use client';

import { ChevronDown, ChevronUp, CloudOff } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CausasForm } from '@/components/antojo/causas-form';
import { useDeseo } from '@/components/antojo/use-deseo';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { DeseoDetails, DeseoRef } from '@/lib/domain/deseos';

type DeseoCausasProps = {
  deseoRef: DeseoRef;
  /** Tells it from the others. */
  about: string;
  onTell(details: DeseoDetails): void;
};

/** What led to a craving of the list, to be told, changed or taken back. */
export function DeseoCausas({ deseoRef, about, onTell }: DeseoCausasProps) {
  const t = useTranslations('antojo.causas');
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const id = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const save = (details: DeseoDetails) => {
    onTell(details);
    setOpen(false);
    setSaved(true);
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
          {t('abrir')}
          <span className="sr-only">: {about}</span>
        </Button>
        <p role="status" className="text-sm font-medium text-accent-ink">
          {saved && t('guardado')}
        </p>
      </div>
      <div id={id} className="mt-2 empty:hidden">
        {open && <Loaded deseoRef={deseoRef} onSave={save} />}
      </div>
    </div>
  );
}

type LoadedProps = Pick<DeseoCausasProps, 'deseoRef'> & { onSave(details: DeseoDetails): void };

/** Asked for when it is opened: the list itself tells no causes. */
function Loaded({ deseoRef, onSave }: LoadedProps) {
  const t = useTranslations('antojo.surfear');
  const { deseo, isLoading } = useDeseo(deseoRef);
  if (deseo) return <CausasForm deseo={deseo} onSave={onSave} />;
  if (isLoading) return <Skeleton className="h-64" />;
  return (
    <EmptyState icon={CloudOff} title={t('no_esta')}>
      {t('no_esta_texto')}
    </EmptyState>
  );
}
