'use client';

import { useId } from 'react';

type CheckProps = {
  name: string;
  label: string;
  /** What it belongs to, for who does not see it above. */
  of?: string;
  hint?: string;
  on: boolean;
  /** It cannot be taken away. */
  fixed?: boolean;
  onChange?(on: boolean): void;
};

export function Check({ name, label, of, hint, on, fixed, onChange }: CheckProps) {
  const id = useId();
  return (
    <div>
      <label className="inline-flex min-h-9 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          name={name}
          defaultChecked={on}
          disabled={fixed}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange?.(event.currentTarget.checked)}
          className="size-5 shrink-0 accent-action disabled:opacity-60"
        />
        <span>
          {of && <span className="sr-only">{of}: </span>}
          {label}
        </span>
      </label>
      {hint && (
        <p id={id} className="pl-7.5 text-sm text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
