'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/field';
import type { AdminUsuario } from '@/lib/domain/admin-usuarios';
import { usePagedList, useRested } from './use-paged-list';

const SHOWN = 5;

type PersonSearchProps = { chosen: AdminUsuario | undefined; onChoose(person: AdminUsuario): void };

/** Finds one consumidor by name or email; nothing is listed before somebody is looked for. */
export function PersonSearch({ chosen, onChoose }: PersonSearchProps) {
  const t = useTranslations('admin');
  const [typed, setTyped] = useState('');
  const q = useRested(typed).trim();
  const filters = { q, rol: 'consumidor', cuenta: 'activa' };
  const enabled = q !== '';
  const { rows, isLoading, problem } = usePagedList<AdminUsuario>({ name: 'usuarios', filters, enabled });
  const found = enabled ? rows.slice(0, SHOWN) : [];
  const told = isLoading
    ? t('lista.buscando')
    : (problem ?? (found.length === 0 ? t('emergencias.nadie') : ''));
  return (
    <fieldset>
      <legend className="sr-only">{t('emergencias.a_quien')}</legend>
      <TextField
        label={t('emergencias.persona')}
        type="search"
        autoComplete="off"
        placeholder={t('emergencias.buscar_por')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p role="status" className="mt-1.5 text-sm text-ink-faint empty:hidden">
        {enabled && told}
      </p>
      {found.length > 0 && (
        <div className="mt-2 grid gap-2">
          {found.map((person) => (
            <label key={person.id} className="choice flex cursor-pointer gap-3 px-4 py-2.5">
              <input
                type="radio"
                name="persona"
                checked={person.id === chosen?.id}
                onChange={() => onChoose(person)}
                className="mt-1 size-4 shrink-0 accent-action"
              />
              <span className="min-w-0">
                <span className="block font-medium break-words">{person.nombre}</span>
                <span className="block text-sm break-words text-ink-soft">{person.email}</span>
              </span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
