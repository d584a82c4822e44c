'use client';

import { useRouter } from 'next/navigation';
import { ActionForm } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { PasswordField } from '@/components/ui/field';
import { api } from '@/lib/client/api';
import { PASSWORD_HINT } from '../auth/password-hint';

export function ContrasenaCard() {
  const router = useRouter();
  return (
    <Card title="Contraseña" description="Al cambiarla se cierran todas tus demás sesiones.">
      <ActionForm
        submit="Cambiar contraseña"
        send={async (text) => {
          await api.post('/api/cuenta/contrasena', { actual: text('actual'), nueva: text('nueva') });
          router.refresh();
          return 'Tu contraseña cambió y las demás sesiones se cerraron.';
        }}
      >
        {(errors) => (
          <>
            <PasswordField
              label="Contraseña actual"
              name="actual"
              autoComplete="current-password"
              required
              error={errors.actual}
            />
            <PasswordField
              label="Contraseña nueva"
              name="nueva"
              autoComplete="new-password"
              hint={PASSWORD_HINT}
              required
              error={errors.nueva}
            />
          </>
        )}
      </ActionForm>
    </Card>
  );
}
