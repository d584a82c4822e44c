'use client';

import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Idioma } from '@/lib/domain/usuarios';
import { type DatePart, dateText, partsOf } from './date-parts';

type DateFieldProps = {
  label: string;
  hint?: string;
  error?: string;
  /** `YYYY-MM-DD`, or as much of it as is typed. */
  value: string;
  birthday?: boolean;
  onChange(event: { target: { value: string } }): void;
};

const ORDER: Record<Idioma, readonly DatePart[]> = {
  es: ['day', 'month', 'year'],
  en: ['month', 'day', 'year'],
};

/** The browser's own date field speaks the browser's language, not the page's. */
export function DateField({ label, hint, error, value, birthday, onChange }: DateFieldProps) {
  const id = useId();
  const parts = partsOf(value);
  const put = (part: DatePart) => (event: { target: { value: string } }) =>
    onChange({ target: { value: dateText({ ...parts, [part]: event.target.value.replaceAll(/\D/g, '') }) } });
  const common = (part: DatePart) => ({
    id: `${id}-${part}`,
    value: parts[part],
    onChange: put(part),
    autoComplete: birthday ? `bday-${part}` : 'off',
    'aria-invalid': error ? true : undefined,
    // Read out of a group only on the way in; a refused form goes straight to the field.
    'aria-describedby': error ? `${id}-error` : undefined,
    className: 'control max-[22rem]:px-2',
  });
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  const controls: Record<DatePart, ReactNode> = {
    day: <input {...common('day')} inputMode="numeric" maxLength={2} />,
    month: <MonthSelect {...common('month')} />,
    year: <input {...common('year')} inputMode="numeric" maxLength={4} />,
  };
  return (
    <fieldset aria-describedby={described || undefined}>
      <legend className="text-sm font-medium">{label}</legend>
      <div className="mt-1.5 flex max-w-sm gap-3 max-[22rem]:gap-2">
        {ORDER[useLocale()].map((part) => (
          <Part key={part} id={`${id}-${part}`} part={part}>
            {controls[part]}
          </Part>
        ))}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-ink-faint">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} className="mt-1.5 text-sm font-medium text-danger empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}

const WIDTH: Record<DatePart, string> = {
  day: 'w-16 max-[22rem]:w-12',
  month: 'min-w-0 grow',
  year: 'w-20 max-[22rem]:w-16',
};

function Part({ id, part, children }: { id: string; part: DatePart; children: ReactNode }) {
  const t = useTranslations('perfil.fecha');
  return (
    <div className={WIDTH[part]}>
      <label htmlFor={id} className="mb-1 block text-sm text-ink-soft">
        {t(`parte.${part}`)}
      </label>
      {children}
    </div>
  );
}

const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

function MonthSelect(props: ComponentProps<'select'>) {
  const t = useTranslations('perfil.fecha');
  return (
    <div className="relative">
      <select {...props} className="control appearance-none pr-10 max-[22rem]:pr-7 max-[22rem]:pl-2">
        <option value="">{t('sin_mes')}</option>
        {MONTHS.map((month) => (
          <option key={month} value={month}>
            {t(`meses.${month}`)}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 max-[22rem]:right-2 -translate-y-1/2 text-ink-soft"
      />
    </div>
  );
}
