'use client';

import type { ReactNode } from 'react';

type ChoiceGroupProps = {
  legend: string;
  name: string;
  type: 'radio' | 'checkbox';
  options: readonly { value: string; label: string; icon?: ReactNode }[];
  chosen: readonly string[];
  error?: string;
  onToggle(value: string): void;
};

/** Short answers side by side, each a real radio or checkbox. */
export function ChoiceGroup({ legend, name, type, options, chosen, error, onToggle }: ChoiceGroupProps) {
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="text-sm font-medium">{legend}</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {options.map(({ value, label, icon }) => (
          <label
            key={value}
            className="choice inline-flex min-h-11 max-w-full cursor-pointer items-center gap-1.5 px-3.5 py-2 text-sm"
          >
            <input
              type={type}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
              className="sr-only"
            />
            <span className="min-w-0 break-words">{label}</span>
            {icon}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="mt-1.5 text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
