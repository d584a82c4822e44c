'use client';

import { BadgeCheck, MailQuestion } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { PasswordField, TextField } from '@/components/ui/field';
import { api } from '@/lib/client/api';

export function CorreoCard({ email, verified }: { email: string; verified: boolean }) {
  const t = useTranslations('cuenta');
  return (
    <Card
      title={t('correo.titulo')}
      aside={
        <Badge tone={verified ? 'good' : 'warn'} icon={verified ? BadgeCheck : MailQuestion}>
          {t(verified ? 'correo.confirmado' : 'correo.sin_confirmar')}
        </Badge>
      }
      description={t.rich('correo.ahora', {
        correo: () => <strong className="font-medium break-all text-ink">{email}</strong>,
      })}
    >
      <ActionForm
        submit={t('correo.cambiar')}
        send={async (text) => {
          await api.post('/api/cuenta/correo', { email: text('email'), password: text('password') });
          return t('correo.cambiado');
        }}
      >
        {(errors) => (
          <>
            <TextField
              label={t('correo.nuevo')}
              name="email"
              type="email"
              inputMode="email"
              autoComplete="email"
              required
              error={errors.email}
            />
            <PasswordField
              label={t('tu_contrasena')}
              name="password"
              autoComplete="current-password"
              required
              error={errors.password}
            />
          </>
        )}
      </ActionForm>
    </Card>
  );
}
