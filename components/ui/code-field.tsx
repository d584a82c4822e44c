import type { ComponentProps, Ref } from 'react';
import { TextField } from './field';

type Kind = 'totp' | 'recovery' | 'either';
type CodeFieldProps = { kind?: Kind; error?: string; ref?: Ref<HTMLInputElement> };

const KINDS = {
  totp: {
    label: 'Código de seis cifras',
    hint: 'Lo muestra tu aplicación de códigos y cambia cada 30 segundos.',
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
  },
  recovery: {
    label: 'Código de recuperación',
    hint: 'Uno de los diez que guardaste. Cada uno sirve una vez.',
    autoComplete: 'off',
    autoCapitalize: 'characters',
  },
  either: { label: 'Código', autoComplete: 'one-time-code', autoCapitalize: 'characters' },
} as const satisfies Record<Kind, ComponentProps<typeof TextField>>;

/** Takes a code as it is pasted, with spaces or hyphens: they are taken out where it is read. */
export function CodeField({ kind = 'totp', error, ref }: CodeFieldProps) {
  return (
    <TextField
      // Another kind of code is another field: what was typed for one is no start of the other.
      key={kind}
      {...KINDS[kind]}
      ref={ref}
      name="codigo"
      maxLength={40}
      spellCheck={false}
      required
      error={error}
    />
  );
}
