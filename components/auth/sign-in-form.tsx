'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { PasswordField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { PROBLEMS, type ProblemCode } from '@/lib/domain/errors';

const OFFLINE = 'No pudimos conectar con el servidor. Revisa tu conexión e inténtalo de nuevo.';

/** `volver` has been checked by the page: it is a path of this site. */
export function SignInForm({ volver }: { volver: string }) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    setPending(true);
    setFailure(undefined);
    const message = await enter(String(form.get('email')), String(form.get('password')));
    if (message === undefined) {
      // A whole page load: everything of an earlier session (cache, socket) is gone with it.
      window.location.assign(volver);
      return;
    }
    setFailure(message);
    setPending(false);
  }

  return (
    // `post`, so that a submit before the page's script has run never writes the password into the address.
    <form method="post" onSubmit={submit} noValidate className="grid gap-5">
      <TextField
        label="Correo"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        required
      />
      <PasswordField label="Contraseña" name="password" autoComplete="current-password" required />
      <LiveNotice kind={failure ? 'error' : undefined} title={failure} />
      <Button type="submit" pending={pending} className="w-full">
        Entrar
      </Button>
    </form>
  );
}

/** What to tell the person, or undefined when they are in. */
export async function enter(email: string, password: string): Promise<string | undefined> {
  const result = await signIn('credentials', { email, password, redirect: false }).catch(() => undefined);
  if (!result) return OFFLINE;
  if (result.ok && !result.error) return undefined;
  return isCode(result.error) ? PROBLEMS[result.error].title : PROBLEMS.bad_credentials.title;
}

function isCode(error: string | null | undefined): error is ProblemCode {
  return typeof error === 'string' && Object.hasOwn(PROBLEMS, error);
}
