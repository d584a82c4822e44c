'use client';

import type { ComponentProps, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from './field';

type Kind = 'totp' | 'recovery' | 'either';
type CodeFieldProps = { kind?: Kind; error?: string; ref?: Ref<HTMLInputElement> };

const KINDS = {
  totp: { inputMode: 'numeric', autoComplete: 'one-time-code' },
  recovery: { autoComplete: 'off', autoCapitalize: 'characters' },
  either: { autoComplete: 'one-time-code', autoCapitalize: 'characters' },
} as const satisfies Record<Kind, Partial<ComponentProps<typeof TextField>>>;

/** Takes a code as it is pasted, with spaces or hyphens: they are taken out where it is read. */
export function CodeField({ kind = 'totp', error, ref }: CodeFieldProps) {
  const t = useTranslations('comun.codigo');
  return (
    <TextField
      // Another kind of code is another field: what was typed for one is no start of the other.
      key={kind}
      {...KINDS[kind]}
      label={t(`campo.${kind}`)}
      hint={kind === 'either' ? undefined : t(`pista.${kind}`)}
      ref={ref}
      name="codigo"
      maxLength={40}
      spellCheck={false}
      required
      error={error}
    />
  );
}
