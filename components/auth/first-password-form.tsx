'use client';

import { ActionForm } from '@/components/ui/action-form';
import { api } from '@/lib/client/api';
import { PasswordChangeFields } from './password-change-fields';

/** Of who came in with a password that an administrador made. `volver` has been checked by the page. */
export function FirstPasswordForm({ volver }: { volver: string }) {
  return (
    <ActionForm
      submit="Guardar y seguir"
      send={async (text) => {
        await api.post('/api/cuenta/contrasena', { actual: text('actual'), nueva: text('nueva') });
        // A whole page load: until now every page led here.
        window.location.assign(volver);
        return 'Listo: tu contraseña es solo tuya.';
      }}
    >
      {(errors) => (
        <PasswordChangeFields
          actual="La contraseña que te dieron"
          nueva="Tu contraseña nueva"
          errors={errors}
        />
      )}
    </ActionForm>
  );
}
