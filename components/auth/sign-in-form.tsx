'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { PasswordField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { enter, type Refusal, type SignInTry } from './enter';
import { RestoreStep } from './restore-step';

/** `volver` has been checked by the page: it is a path of this site. */
export function SignInForm({ volver }: { volver: string }) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  /** The password was right, and the account is closed. */
  const [closed, setClosed] = useState<SignInTry>();

  async function attempt(account: SignInTry) {
    if (pending) return;
    setPending(true);
    setRefusal(undefined);
    const refused = await enter(account);
    if (!refused) {
      // A whole page load: everything of an earlier session (cache, socket) is gone with it.
      window.location.assign(volver);
      return;
    }
    setPending(false);
    setClosed(refused.code === 'account_deleted' ? account : undefined);
    setRefusal(refused.code === 'account_deleted' ? undefined : refused);
  }

  if (closed)
    return (
      <RestoreStep
        account={closed}
        onRestored={() => void attempt(closed)}
        onBack={() => setClosed(undefined)}
      />
    );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void attempt({ email: String(form.get('email')), password: String(form.get('password')) });
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
      <LiveNotice kind={refusal ? 'error' : undefined} title={refusal?.text} />
      <Button type="submit" pending={pending} className="w-full">
        Entrar
      </Button>
    </form>
  );
}
