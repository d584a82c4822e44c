'use client';

import { useRouter } from 'next/navigation';
import { ActionForm } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { api } from '@/lib/client/api';
import { PasswordChangeFields } from '../auth/password-change-fields';

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
          <PasswordChangeFields actual="Contraseña actual" nueva="Contraseña nueva" errors={errors} />
        )}
      </ActionForm>
    </Card>
  );
}
