'use client';

import { ActionForm } from '@/components/ui/action-form';
import { PasswordField } from '@/components/ui/field';
import { api } from '@/lib/client/api';
import { PASSWORD_HINT } from './password-hint';

/** `enlace`: the secret of the mail. It is used up by the button alone: programs that read mails only look. */
export function NewPasswordForm({ enlace }: { enlace: string }) {
  return (
    <ActionForm
      submit="Guardar contraseña"
      send={async (text) => {
        await api.post('/api/recuperar/nueva', { enlace, nueva: text('nueva') });
        window.location.assign('/entrar?contrasena=nueva');
        return 'Tu contraseña cambió.';
      }}
    >
      {(errors) => (
        <PasswordField
          label="Contraseña nueva"
          name="nueva"
          autoComplete="new-password"
          hint={PASSWORD_HINT}
          required
          error={errors.nueva}
        />
      )}
    </ActionForm>
  );
}
