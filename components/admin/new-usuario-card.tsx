'use client';

import { UserPlus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { SelectField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { AdminUsuario } from '@/lib/domain/admin-usuarios';
import { ROLES } from '@/lib/domain/usuarios';

type Created = { usuario: AdminUsuario; password: string };

export function NewUsuarioCard({ onCreated }: { onCreated(): void }) {
  const t = useTranslations('admin');
  const [created, setCreated] = useState<Created>();
  const formRef = useRef<HTMLFormElement>(null);
  const { pending, problem, run } = useAction(async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '');
    const body = { nombre: text('nombre'), email: text('email'), rol: text('rol') };
    setCreated(undefined);
    setCreated(await api.post<Created>('/api/admin/usuarios', body));
    formRef.current?.reset();
    onCreated();
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void run(new FormData(event.currentTarget));
  };
  const errors = fieldErrors(problem);
  const general = problem && Object.keys(errors).length === 0 ? problemText(problem) : undefined;
  return (
    <Card title={t('nueva.titulo')} description={t('nueva.texto')}>
      <form ref={formRef} method="post" noValidate onSubmit={submit} className="grid gap-4">
        <TextField label={t('nueva.nombre')} name="nombre" autoComplete="off" error={errors.nombre} />
        <TextField
          label={t('nueva.correo')}
          name="email"
          type="email"
          autoComplete="off"
          error={errors.email}
        />
        <SelectField label={t('nueva.rol')} name="rol" defaultValue="consumidor" error={errors.rol}>
          {ROLES.map((name) => (
            <option key={name} value={name}>
              {t(`rol.${name}`)}
            </option>
          ))}
        </SelectField>
        <LiveNotice kind={general ? 'error' : undefined} title={general} />
        <Button type="submit" icon={UserPlus} pending={pending}>
          {t('nueva.crear')}
        </Button>
      </form>
      <div role="status">{created && <CreatedNotice created={created} />}</div>
    </Card>
  );
}

function CreatedNotice({ created: { usuario, password } }: { created: Created }) {
  const t = useTranslations('admin.nueva');
  return (
    <div className="mt-4 rounded-xl bg-accent-wash px-4 py-4 text-center">
      <p className="text-sm break-words text-accent-ink">{t('lista', { nombre: usuario.nombre })}</p>
      <p className="mt-2 font-mono text-lg font-semibold break-words text-ink">{password}</p>
      <p className="mt-2 mb-3 text-sm text-pretty text-ink-soft">{t('contrasena')}</p>
      <CopyButton text={password} label={t('copiar')} />
    </div>
  );
}
