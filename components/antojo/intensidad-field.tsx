'use client';

import { type SyntheticEvent, useId } from 'react';
import { useTranslations } from 'use-intl';

type IntensidadFieldProps = { value: number | null; onChange(value: number | null): void };

const MIDDLE = 5;

/** Unanswered is not zero: the slider rests in the middle and counts only once it was touched. */
export function IntensidadField({ value, onChange }: IntensidadFieldProps) {
  const take = (event: SyntheticEvent<HTMLInputElement>) => onChange(event.currentTarget.valueAsNumber);
  const t = useTranslations('antojo.intensidad');
  const id = useId();
  const text = value === null ? t('sin') : t('valor', { n: value });
  return (
    <div>
      <div className="flex min-h-6 items-center justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {t('titulo')} <span className="font-normal text-ink-faint">{t('opcional')}</span>
        </label>
        <span className="flex items-center gap-1 text-sm tabular-nums">
          {value !== null && (
            <button
              type="button"
              onClick={() => onChange(null)}
              className="min-h-6 rounded px-1.5 text-xs text-ink-soft underline hover:text-ink"
            >
              {t('quitar')}
            </button>
          )}
          <output htmlFor={id} className={value === null ? 'text-ink-faint' : 'font-semibold'}>
            {text}
          </output>
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={10}
        step={1}
        value={value ?? MIDDLE}
        aria-valuetext={text}
        onChange={take}
        // A tap on the place where it already rests changes nothing, and yet it is an answer.
        onPointerUp={take}
        className={value === null ? 'range opacity-60' : 'range'}
      />
      <div aria-hidden className="flex justify-between text-xs text-ink-faint">
        <span>{t('leve')}</span>
        <span>{t('fuerte')}</span>
      </div>
    </div>
  );
}
