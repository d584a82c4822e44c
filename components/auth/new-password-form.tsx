'use client';

import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { PasswordField } from '@/components/ui/field';
import { api } from '@/lib/client/api';

/** `enlace`: the secret of the mail. It is used up by the button alone: programs that read mails only look. */
export function NewPasswordForm({ enlace }: { enlace: string }) {
  const t = useTranslations();
  return (
    <ActionForm
      wide
      submit={t('publico.nueva.boton')}
      send={async (text) => {
        await api.post('/api/recuperar/nueva', { enlace, nueva: text('nueva') });
        window.location.assign('/entrar?contrasena=nueva');
        return t('publico.nueva.hecho');
      }}
    >
      {(errors) => (
        <PasswordField
          label={t('publico.nueva.campo')}
          name="nueva"
          autoComplete="new-password"
          hint={t('comun.pista_contrasena')}
          required
          error={errors.nueva}
        />
      )}
    </ActionForm>
  );
}
