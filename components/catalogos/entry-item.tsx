'use client';

import { ArrowDown, ArrowUp, Cigarette, EyeOff, type LucideIcon, Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { type EntryChanges, type Kept, nombreDe } from '@/lib/domain/catalogos';
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
  const t = useTranslations('admin.catalogos');
  const comun = useTranslations('comun');
  const nombre = nombreDe(entry, useLocale());
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLDivElement>(null);
  const close = () => {
    setEditing(false);
    edit.current?.querySelector('button')?.focus();
  };
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="grid gap-x-3 gap-y-2 sm:flex sm:items-center sm:justify-between">
        <EntryText entry={entry} />
        <div className="-ml-2 flex shrink-0 items-center gap-1 sm:ml-0">
          <IconButton
            icon={ArrowUp}
            label={t('subir', { nombre })}
            disabled={isFirst || pending}
            onClick={() => onMove(-1)}
          />
          <IconButton
            icon={ArrowDown}
            label={t('bajar', { nombre })}
            disabled={isLast || pending}
            onClick={() => onMove(1)}
          />
          <div ref={edit}>
            <IconButton
              icon={Pencil}
              label={t('editar', { nombre })}
              expanded={editing}
              onClick={() => setEditing(!editing)}
            />
          </div>
          <Button
            size="sm"
            variant="quiet"
            pending={pending}
            aria-label={t(entry.activo ? 'no_ofrecer_cual' : 'ofrecer_cual', { nombre })}
            onClick={onOffer}
          >
            {t(entry.activo ? 'no_ofrecer' : 'ofrecer')}
          </Button>
        </div>
      </div>
      {editing && (
        <div className="mt-3 rounded-xl bg-sunken p-3">
          <EntryForm
            entry={entry}
            withCigarette={withCigarette}
            label={t('guardar')}
            aside={
              <Button size="sm" variant="quiet" onClick={close}>
                {comun('cancelar')}
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

/** In the language of the page, and below it in the other. */
function EntryText({ entry }: { entry: Kept }) {
  const t = useTranslations('admin.catalogos');
  const idioma = useLocale();
  const other = idioma === 'en' ? 'es' : 'en';
  return (
    <div className="min-w-0">
      <p
        className={cx(
          'flex flex-wrap items-center gap-2 font-medium break-words',
          !entry.activo && 'text-ink-faint',
        )}
      >
        {nombreDe(entry, idioma)}
        {entry.es_cigarrillo && <Badge icon={Cigarette}>{t('cigarrillo')}</Badge>}
        {!entry.activo && <Badge icon={EyeOff}>{t('no_se_ofrece')}</Badge>}
      </p>
      <p className="text-sm text-ink-faint">
        {entry.nombre_en === null ? t('sin_ingles') : <span lang={other}>{nombreDe(entry, other)}</span>}
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
