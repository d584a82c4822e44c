'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { PasswordField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Problem } from '@/lib/domain/errors';
import { enter } from './enter';
import { RolChoice } from './rol-choice';
import { ZoneField } from './zone-field';

const FIELDS = ['nombre', 'email', 'password', 'zona_horaria', 'rol'];

/** The problem as a whole is told above the button, unless the fields already say all of it. */
function generalText(problem: Problem | undefined, errors: Record<string, string>): string | undefined {
  if (!problem) return undefined;
  const names = Object.keys(errors);
  if (names.length > 0 && names.every((name) => FIELDS.includes(name))) return 'Revisa los campos marcados.';
  return problemText(problem);
}

/** A taken address is a conflict of the whole request: it belongs at its field all the same. */
function errorsOf(problem: Problem | undefined): Record<string, string> {
  const errors = fieldErrors(problem);
  if (problem?.code !== 'conflict' || errors.email) return errors;
  return { ...errors, email: 'Ya hay una cuenta con este correo. ¿Quieres entrar?' };
}

function useRegistration(rol: 'consumidor' | 'cuidador') {
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
    // The account exists from here on: when signing in fails, the sign-in page is the place to say so.
    const failure = await enter({ email, password });
    window.location.assign(failure === undefined ? '/' : '/entrar?registrado=1');
  });
}

export function RegisterForm() {
  const [rol, setRol] = useState<'consumidor' | 'cuidador'>('consumidor');
  const { pending, problem, run } = useRegistration(rol);
  const formRef = useRef<HTMLFormElement>(null);
  const errors = errorsOf(problem);

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
        label="Nombre"
        name="nombre"
        autoComplete="name"
        maxLength={80}
        required
        error={errors.nombre}
      />
      <TextField
        label="Correo"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        required
        error={errors.email}
      />
      <PasswordField
        label="Contraseña"
        name="password"
        autoComplete="new-password"
        hint="Al menos 10 caracteres. Una frase que recuerdes funciona muy bien."
        required
        error={errors.password}
      />
      {rol === 'consumidor' && <ZoneField error={errors.zona_horaria} />}
      <LiveNotice kind={problem ? 'error' : undefined} title={generalText(problem, errors)} />
      <Button type="submit" pending={pending} className="w-full">
        Crear cuenta
      </Button>
    </form>
  );
}
