'use client';

import { ActionForm } from '@/components/ui/action-form';
import { TextField } from '@/components/ui/field';
import { api } from '@/lib/client/api';

export function RecoverForm() {
  return (
    <ActionForm
      submit="Enviarme un enlace"
      send={async (text) => {
        await api.post('/api/recuperar', { email: text('email') });
        return 'Revisa tu correo: si hay una cuenta con esa dirección, te enviamos un enlace. Dura una hora.';
      }}
    >
      {(errors) => (
        <TextField
          label="Correo"
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
