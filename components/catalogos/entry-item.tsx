'use client';

import { ArrowDown, ArrowUp, Cigarette, EyeOff, type LucideIcon, Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import type { EntryChanges, Kept } from '@/lib/domain/catalogos';
import { EntryForm } from './entry-form';

type EntryItemProps = {
  entry: Kept;
  withCigarette: boolean;
  isFirst: boolean;
  isLast: boolean;
  pending: boolean;
  onMove(by: 1 | -1): void;
  onOffer(): void;
  onSave(changes: EntryChanges): Promise<void>;
};

export function EntryItem(props: EntryItemProps) {
  const { entry, withCigarette, isFirst, isLast, pending, onMove, onOffer, onSave } = props;
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLDivElement>(null);
  const close = () => {
    setEditing(false);
    edit.current?.querySelector('button')?.focus();
  };
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <EntryText entry={entry} />
        <div className="flex items-center gap-1">
          <IconButton
            icon={ArrowUp}
            label={`Subir ${entry.nombre}`}
            disabled={isFirst || pending}
            onClick={() => onMove(-1)}
          />
          <IconButton
            icon={ArrowDown}
            label={`Bajar ${entry.nombre}`}
            disabled={isLast || pending}
            onClick={() => onMove(1)}
          />
          <div ref={edit}>
            <IconButton
              icon={Pencil}
              label={`Editar ${entry.nombre}`}
              expanded={editing}
              onClick={() => setEditing(!editing)}
            />
          </div>
          <Button
            size="sm"
            variant="quiet"
            pending={pending}
            aria-label={`${entry.activo ? 'Dejar de ofrecer' : 'Ofrecer'} ${entry.nombre}`}
            onClick={onOffer}
          >
            {entry.activo ? 'Dejar de ofrecer' : 'Ofrecer'}
          </Button>
        </div>
      </div>
      {editing && (
        <div className="mt-3 rounded-xl bg-sunken p-3">
          <EntryForm
            entry={entry}
            withCigarette={withCigarette}
            label="Guardar"
            aside={
              <Button size="sm" variant="quiet" onClick={close}>
                Cancelar
              </Button>
            }
            onSave={async (changes) => {
              await onSave(changes);
              close();
            }}
          />
        </div>
      )}
    </li>
  );
}

function EntryText({ entry }: { entry: Kept }) {
  return (
    <div className="min-w-0">
      <p
        className={cx(
          'flex flex-wrap items-center gap-2 font-medium break-words',
          !entry.activo && 'text-ink-faint',
        )}
      >
        {entry.nombre}
        {entry.es_cigarrillo && <Badge icon={Cigarette}>Cigarrillo</Badge>}
        {!entry.activo && <Badge icon={EyeOff}>No se ofrece</Badge>}
      </p>
      {entry.descripcion && <p className="text-sm text-ink-soft">{entry.descripcion}</p>}
    </div>
  );
}

type IconButtonProps = {
  icon: LucideIcon;
  label: string;
  disabled?: boolean;
  expanded?: boolean;
  onClick(): void;
};

/** Where it leads nowhere it stays in the order of the keyboard, and says so. */
function IconButton({ icon: Icon, label, disabled, expanded, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabled || undefined}
      aria-expanded={expanded}
      onClick={() => !disabled && onClick()}
      className="grid size-9 place-items-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-40"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
