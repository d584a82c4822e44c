'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { PasswordField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { useIdiomaChange } from '@/components/ui/use-idioma-change';
import { api } from '@/lib/client/api';
import { enter } from './enter';
import { RolChoice } from './rol-choice';
import { ZoneField } from './zone-field';

const FIELDS = ['nombre', 'email', 'password', 'zona_horaria', 'rol'];

/** Otherwise the problem as a whole is told above the button. */
function allAtFields(errors: Record<string, string>): boolean {
  const names = Object.keys(errors);
  return names.length > 0 && names.every((name) => FIELDS.includes(name));
}

function useRegistration(rol: RegisterRol, volver: string) {
  return useAction(async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '');
    const [email, password] = [text('email'), text('password')];
    const zone = text('zona_horaria');
    await api.post('/api/registro', {
      nombre: text('nombre'),
      email,
      password,
      rol,
      ...(zone ? { zona_horaria: zone } : {}),
    });
    // There is an account with this address from here on, or was before: what is to do then stands in the mail.
    const failure = await enter({ email, password });
    const back = volver === '/' ? '' : `&volver=${encodeURIComponent(volver)}`;
    const first = volver === '/' && rol === 'consumidor' ? '/panel/inicio' : volver;
    window.location.assign(failure === undefined ? first : `/entrar?registrado=1${back}`);
  });
}

type RegisterRol = 'consumidor' | 'cuidador';

/** `volver` has been checked by the page: it is a path of this site. */
export function RegisterForm({
  volver = '/',
  first = 'consumidor',
}: {
  volver?: string;
  first?: RegisterRol;
}) {
  const t = useTranslations();
  const [rol, setRol] = useState(first);
  const { pending, problem, run, reset } = useRegistration(rol, volver);
  useIdiomaChange(reset);
  const formRef = useRef<HTMLFormElement>(null);
  const errors = fieldErrors(problem);
  const told = problem && (allAtFields(errors) ? t('comun.revisa_campos') : problemText(problem));

  useEffect(() => {
    if (problem) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void run(new FormData(event.currentTarget));
  }

  return (
    <form ref={formRef} method="post" onSubmit={submit} noValidate className="grid gap-5">
      <RolChoice value={rol} onChange={setRol} />
      <TextField
        label={t('publico.registro.nombre')}
        name="nombre"
        autoComplete="name"
        maxLength={80}
        required
        error={errors.nombre}
      />
      <TextField
        label={t('publico.registro.correo')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        required
        error={errors.email}
      />
      <PasswordField
        label={t('publico.registro.contrasena')}
        name="password"
        autoComplete="new-password"
        hint={t('comun.pista_contrasena')}
        required
        error={errors.password}
      />
      {rol === 'consumidor' && <ZoneField error={errors.zona_horaria} />}
      <LiveNotice kind={problem ? 'error' : undefined} title={told} />
      <Button type="submit" pending={pending} className="w-full">
        {t('publico.registro.boton')}
      </Button>
    </form>
  );
}
