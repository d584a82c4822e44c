'use client';

import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { api } from '@/lib/client/api';
import { PasswordChangeFields } from './password-change-fields';

/** Of who came in with a password that an administrador made. `volver` has been checked by the page. */
export function FirstPasswordForm({ volver }: { volver: string }) {
  const t = useTranslations('publico.primera');
  return (
    <ActionForm
      wide
      submit={t('boton')}
      send={async (text) => {
        await api.post('/api/cuenta/contrasena', { actual: text('actual'), nueva: text('nueva') });
        // A whole page load: until now every page led here.
        window.location.assign(volver);
        return t('hecho');
      }}
    >
      {(errors) => <PasswordChangeFields actual={t('actual')} nueva={t('nueva')} errors={errors} />}
    </ActionForm>
  );
}
