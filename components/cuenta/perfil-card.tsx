'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/field';
import { api } from '@/lib/client/api';

export function PerfilCard({ nombre }: { nombre: string }) {
  const t = useTranslations('cuenta.perfil');
  const router = useRouter();
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <ActionForm
        submit={t('guardar')}
        keeps
        send={async (text) => {
          await api.put('/api/cuenta', { nombre: text('nombre') });
          router.refresh();
          return t('guardado');
        }}
      >
        {(errors) => (
          <TextField
            label={t('nombre')}
            name="nombre"
            defaultValue={nombre}
            autoComplete="name"
            maxLength={80}
            required
            error={errors.nombre}
          />
        )}
      </ActionForm>
    </Card>
  );
}
