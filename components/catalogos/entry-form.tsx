'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import type { EntryChanges, Kept } from '@/lib/domain/catalogos';

type EntryFormProps = {
  entry?: Kept;
  withCigarette: boolean;
  label: string;
  aside?: ReactNode;
  onSave(entry: EntryChanges): Promise<void>;
};

const NEW = { nombre: '', nombre_en: '', descripcion: '', es_cigarrillo: false };
type Draft = typeof NEW;

/** What an entry says: of a new one, or of one that is there. */
export function EntryForm({ entry, withCigarette, label, aside, onSave }: EntryFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(entry));
  const form = useRef<HTMLFormElement>(null);
  const { pending, problem, run } = useAction(async () => {
    await onSave(changesOf(draft, withCigarette));
    if (!entry) setDraft(NEW);
  });
  const errors = fieldErrors(problem);
  const atField = errors.nombre ?? errors.nombre_en ?? errors.descripcion;
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  const put = (some: Partial<Draft>) => setDraft({ ...draft, ...some });
  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="grid gap-3">
      <Texts draft={draft} isNew={!entry} errors={errors} put={put} />
      {withCigarette && (
        <CigaretteField checked={draft.es_cigarrillo} onChange={(es_cigarrillo) => put({ es_cigarrillo })} />
      )}
      <p role="alert" className="text-sm font-medium text-danger empty:hidden">
        {errors.es_cigarrillo ?? (problem && !atField && problemText(problem))}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="secondary" pending={pending}>
          {label}
        </Button>
        {aside}
      </div>
    </form>
  );
}

function draftOf(entry: Kept | undefined): Draft {
  if (!entry) return NEW;
  const { nombre, nombre_en, descripcion, es_cigarrillo } = entry;
  return {
    nombre,
    nombre_en: nombre_en ?? '',
    descripcion: descripcion ?? '',
    es_cigarrillo: es_cigarrillo ?? false,
  };
}

function changesOf(draft: Draft, withCigarette: boolean): EntryChanges {
  const { nombre, nombre_en, descripcion, es_cigarrillo } = draft;
  const texts = { nombre, nombre_en: nombre_en.trim() || null, descripcion: descripcion.trim() || null };
  return withCigarette ? { ...texts, es_cigarrillo } : texts;
}

type TextsProps = {
  draft: Draft;
  isNew: boolean;
  errors: Record<string, string>;
  put(some: Partial<Draft>): void;
};

function Texts({ draft, isNew, errors, put }: TextsProps) {
  const t = useTranslations('admin.catalogos');
  const bind = (name: 'nombre' | 'nombre_en' | 'descripcion', maxLength: number) => ({
    value: draft[name],
    maxLength,
    autoComplete: 'off',
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => put({ [name]: target.value }),
  });
  return (
    <>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField label={t(isNew ? 'nombre_nuevo' : 'nombre')} {...bind('nombre', 80)} />
        <TextField label={t('nombre_en')} hint={t('nombre_en_ayuda')} lang="en" {...bind('nombre_en', 80)} />
      </div>
      <TextField label={t('descripcion')} {...bind('descripcion', 300)} />
    </>
  );
}

function CigaretteField({ checked, onChange }: { checked: boolean; onChange(checked: boolean): void }) {
  const t = useTranslations('admin.catalogos');
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="size-5 shrink-0 accent-action"
      />
      {t('cuenta_cigarrillo')}
    </label>
  );
}
