'use client';

import { UserPlus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { SelectField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { AdminUsuario } from '@/lib/domain/admin-usuarios';
import { ROLES } from '@/lib/domain/usuarios';
import { ROL_WORDS } from './rol-words';

type Created = { usuario: AdminUsuario; password: string };

export function NewUsuarioCard({ onCreated }: { onCreated(): void }) {
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
    <Card
      title="Crear una cuenta"
      description="Latido inventa una contraseña para la primera vez y la muestra una sola vez. Al entrar con ella, la persona tendrá que elegir la suya."
    >
      <form ref={formRef} method="post" noValidate onSubmit={submit} className="grid gap-4">
        <TextField label="Nombre" name="nombre" autoComplete="off" error={errors.nombre} />
        <TextField label="Correo" name="email" type="email" autoComplete="off" error={errors.email} />
        <SelectField label="Rol de la cuenta" name="rol" defaultValue="consumidor" error={errors.rol}>
          {ROLES.map((name) => (
            <option key={name} value={name}>
              {ROL_WORDS[name]}
            </option>
          ))}
        </SelectField>
        <LiveNotice kind={general ? 'error' : undefined} title={general} />
        <Button type="submit" icon={UserPlus} pending={pending}>
          Crear cuenta
        </Button>
      </form>
      <div role="status">{created && <CreatedNotice created={created} />}</div>
    </Card>
  );
}

function CreatedNotice({ created: { usuario, password } }: { created: Created }) {
  return (
    <div className="mt-4 rounded-xl bg-accent-wash px-4 py-4 text-center">
      <p className="text-sm break-words text-accent-ink">La cuenta de {usuario.nombre} está lista</p>
      <p className="mt-2 font-mono text-lg font-semibold break-words text-ink">{password}</p>
      <p className="mt-2 mb-3 text-sm text-pretty text-ink-soft">
        Su contraseña para la primera vez. Entrégala en persona: no volveremos a mostrarla, y al entrar le
        pediremos que elija otra.
      </p>
      <CopyButton text={password} label="Copiar contraseña" />
    </div>
  );
}
