'use client';

import { useId, useState } from 'react';

type FileFieldProps = {
  label: string;
  /** What the button says, and what stands beside it before there is a file. */
  choose: string;
  none: string;
  accept: string;
  onChoose(file: File | undefined): void;
};

/** The browser's own button and words are in its language, not in the page's: its control lies unseen over ours. */
export function FileField({ label, choose, none, accept, onChoose }: FileFieldProps) {
  const id = useId();
  const [name, setName] = useState<string>();
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <div className="control relative mt-1.5 flex items-center gap-3 has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent-ink">
        <input
          id={id}
          type="file"
          accept={accept}
          aria-describedby={`${id}-name`}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            setName(file?.name);
            onChoose(file);
          }}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
        <span aria-hidden className="shrink-0 rounded-md bg-sunken px-3 py-1">
          {choose}
        </span>
        <span id={`${id}-name`} className="min-w-0 truncate text-ink-soft">
          {name ?? none}
        </span>
      </div>
    </div>
  );
}
