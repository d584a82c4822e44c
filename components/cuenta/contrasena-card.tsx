'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { api } from '@/lib/client/api';
import { PasswordChangeFields } from '../auth/password-change-fields';

export function ContrasenaCard() {
  const t = useTranslations('cuenta.contrasena');
  const router = useRouter();
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <ActionForm
        submit={t('cambiar')}
        send={async (text) => {
          await api.post('/api/cuenta/contrasena', { actual: text('actual'), nueva: text('nueva') });
          router.refresh();
          return t('cambiada');
        }}
      >
        {(errors) => <PasswordChangeFields actual={t('actual')} nueva={t('nueva')} errors={errors} />}
      </ActionForm>
    </Card>
  );
}
