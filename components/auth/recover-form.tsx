'use client';

import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { TextField } from '@/components/ui/field';
import { api } from '@/lib/client/api';

export function RecoverForm() {
  const t = useTranslations('publico.recuperar');
  return (
    <ActionForm
      wide
      submit={t('boton')}
      send={async (text) => {
        await api.post('/api/recuperar', { email: text('email') });
        return t('hecho');
      }}
    >
      {(errors) => (
        <TextField
          label={t('correo')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          required
          error={errors.email}
        />
      )}
    </ActionForm>
  );
}
