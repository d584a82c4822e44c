'use client';

import { useTranslations } from 'use-intl';
import { CodeField } from '@/components/ui/code-field';
import { PasswordField } from '@/components/ui/field';

type ProofFieldsProps = {
  errors: Record<string, string>;
  label?: string;
  hint?: string;
  /** Whether a code is wanted too. */
  factor: boolean;
};

/** What a session alone may not do: the fields `password` and `codigo`. */
export function ProofFields({ errors, label, hint, factor }: ProofFieldsProps) {
  const t = useTranslations('cuenta');
  return (
    <>
      <PasswordField
        label={label ?? t('tu_contrasena')}
        name="password"
        autoComplete="current-password"
        hint={hint}
        required
        error={errors.password}
      />
      {factor && <CodeField kind="either" error={errors.codigo} />}
    </>
  );
}
