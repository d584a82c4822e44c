'use client';

import { BadgeCheck, MailQuestion } from 'lucide-react';
import { ActionForm } from '@/components/ui/action-form';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { PasswordField, TextField } from '@/components/ui/field';
import { api } from '@/lib/client/api';

export function CorreoCard({ email, verified }: { email: string; verified: boolean }) {
  return (
    <Card
      title="Correo"
      aside={
        <Badge tone={verified ? 'good' : 'warn'} icon={verified ? BadgeCheck : MailQuestion}>
          {verified ? 'Confirmado' : 'Sin confirmar'}
        </Badge>
      }
      description={
        <>
          Ahora: <strong className="font-medium break-all text-ink">{email}</strong>
        </>
      }
    >
      <ActionForm
        submit="Cambiar correo"
        send={async (text) => {
          await api.post('/api/cuenta/correo', { email: text('email'), password: text('password') });
          return 'Te enviamos un enlace al correo nuevo. Hasta que lo abras sigue valiendo el de ahora.';
        }}
      >
        {(errors) => (
          <>
            <TextField
              label="Correo nuevo"
              name="email"
              type="email"
              inputMode="email"
              autoComplete="email"
              required
              error={errors.email}
            />
            <PasswordField
              label="Tu contraseña"
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
