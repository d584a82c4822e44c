'use client';

import { useRouter } from 'next/navigation';
import { ActionForm } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/field';
import { api } from '@/lib/client/api';

export function PerfilCard({ nombre }: { nombre: string }) {
  const router = useRouter();
  return (
    <Card title="Perfil" description="Así te verán las personas con quienes compartes.">
      <ActionForm
        submit="Guardar"
        keeps
        send={async (text) => {
          await api.put('/api/cuenta', { nombre: text('nombre') });
          router.refresh();
          return 'Guardado.';
        }}
      >
        {(errors) => (
          <TextField
            label="Nombre"
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
