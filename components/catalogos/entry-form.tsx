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

/** What an entry says: of a new one, or of one that is there. */
export function EntryForm({ entry, withCigarette, label, aside, onSave }: EntryFormProps) {
  const t = useTranslations('admin.catalogos');
  const [nombre, setNombre] = useState(entry?.nombre ?? '');
  const [english, setEnglish] = useState(entry?.nombre_en ?? '');
  const [descripcion, setDescripcion] = useState(entry?.descripcion ?? '');
  const [cigarette, setCigarette] = useState(entry?.es_cigarrillo ?? false);
  const form = useRef<HTMLFormElement>(null);
  const { pending, problem, run } = useAction(async () => {
    const texts = { nombre, nombre_en: english.trim() || null, descripcion: descripcion.trim() || null };
    await onSave(withCigarette ? { ...texts, es_cigarrillo: cigarette } : texts);
    if (entry) return;
    setNombre('');
    setEnglish('');
    setDescripcion('');
    setCigarette(false);
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
  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="grid gap-3">
      <TextField
        label={t(entry ? 'nombre' : 'nombre_nuevo')}
        value={nombre}
        maxLength={80}
        autoComplete="off"
        error={errors.nombre}
        onChange={({ target }) => setNombre(target.value)}
      />
      <TextField
        label={t('nombre_en')}
        hint={t('nombre_en_ayuda')}
        value={english}
        maxLength={80}
        autoComplete="off"
        lang="en"
        error={errors.nombre_en}
        onChange={({ target }) => setEnglish(target.value)}
      />
      <TextField
        label={t('descripcion')}
        value={descripcion}
        maxLength={300}
        autoComplete="off"
        error={errors.descripcion}
        onChange={({ target }) => setDescripcion(target.value)}
      />
      {withCigarette && <CigaretteField checked={cigarette} onChange={setCigarette} />}
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
