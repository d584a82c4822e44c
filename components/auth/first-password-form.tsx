'use client';

import { ActionForm } from '@/components/ui/action-form';
import { PasswordField } from '@/components/ui/field';
import { api } from '@/lib/client/api';
import { PASSWORD_HINT } from './password-hint';

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
        <>
          <PasswordField
            label="La contraseña que te dieron"
            name="actual"
            autoComplete="current-password"
            required
            error={errors.actual}
          />
          <PasswordField
            label="Tu contraseña nueva"
            name="nueva"
            autoComplete="new-password"
            hint={PASSWORD_HINT}
            required
            error={errors.nueva}
          />
        </>
      )}
    </ActionForm>
  );
}
