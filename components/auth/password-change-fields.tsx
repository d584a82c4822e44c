'use client';

import { useTranslations } from 'use-intl';
import { PasswordField } from '@/components/ui/field';

type PasswordChangeFieldsProps = { actual: string; nueva: string; errors: Record<string, string> };

/** The fields `actual` and `nueva`, by their labels. */
export function PasswordChangeFields({ actual, nueva, errors }: PasswordChangeFieldsProps) {
  const t = useTranslations('comun');
  return (
    <>
      <PasswordField
        label={actual}
        name="actual"
        autoComplete="current-password"
        required
        error={errors.actual}
      />
      <PasswordField
        label={nueva}
        name="nueva"
        autoComplete="new-password"
        hint={t('pista_contrasena')}
        required
        error={errors.nueva}
      />
    </>
  );
}
