'use client';

import { useTranslations } from 'use-intl';
import { RESTORE_DAYS } from '@/lib/domain/borrado';

const WHEN = ['luego', 'ya'] as const;

type DeletionChoiceProps = { ya: boolean; onChange(ya: boolean): void };

export function DeletionChoice({ ya, onChange }: DeletionChoiceProps) {
  const t = useTranslations('cuenta.borrar');
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('cuando')}</legend>
      <div className="mt-1.5 grid gap-3 sm:grid-cols-2">
        {WHEN.map((when) => (
          <label key={when} className="choice flex cursor-pointer gap-3 p-4">
            <input
              type="radio"
              name="cuando"
              checked={ya === (when === 'ya')}
              onChange={() => onChange(when === 'ya')}
              className="mt-1 size-4 shrink-0 accent-action"
            />
            <span className="min-w-0">
              <span className="block font-medium">{t(`opcion.${when}`, { dias: RESTORE_DAYS })}</span>
              <span className="mt-1 block text-sm text-pretty text-ink-soft">
                {t(`opcion_texto.${when}`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
