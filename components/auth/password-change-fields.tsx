import { PasswordField } from '@/components/ui/field';
import { PASSWORD_HINT } from './password-hint';

type PasswordChangeFieldsProps = { actual: string; nueva: string; errors: Record<string, string> };

/** The fields `actual` and `nueva`, by their labels. */
export function PasswordChangeFields({ actual, nueva, errors }: PasswordChangeFieldsProps) {
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
        hint={PASSWORD_HINT}
        required
        error={errors.nueva}
      />
    </>
  );
}
