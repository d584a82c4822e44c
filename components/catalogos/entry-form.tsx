'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
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
  const [nombre, setNombre] = useState(entry?.nombre ?? '');
  const [descripcion, setDescripcion] = useState(entry?.descripcion ?? '');
  const [cigarette, setCigarette] = useState(entry?.es_cigarrillo ?? false);
  const form = useRef<HTMLFormElement>(null);
  const { pending, problem, run } = useAction(async () => {
    const texts = { nombre, descripcion: descripcion.trim() || null };
    await onSave(withCigarette ? { ...texts, es_cigarrillo: cigarette } : texts);
    if (entry) return;
    setNombre('');
    setDescripcion('');
    setCigarette(false);
  });
  const errors = fieldErrors(problem);
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
        label={entry ? 'Nombre' : 'Nombre nuevo'}
        value={nombre}
        maxLength={80}
        autoComplete="off"
        error={errors.nombre}
        onChange={({ target }) => setNombre(target.value)}
      />
      <TextField
        label="Descripción"
        value={descripcion}
        maxLength={300}
        autoComplete="off"
        error={errors.descripcion}
        onChange={({ target }) => setDescripcion(target.value)}
      />
      {withCigarette && <CigaretteField checked={cigarette} onChange={setCigarette} />}
      <p role="alert" className="text-sm font-medium text-danger empty:hidden">
        {errors.es_cigarrillo ?? (problem && !errors.nombre && !errors.descripcion && problemText(problem))}
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
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="size-5 shrink-0 accent-action"
      />
      Cuenta como cigarrillo en las estadísticas
    </label>
  );
}
