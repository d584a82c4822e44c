'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { PasswordField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { CodeStep } from './code-step';
import { enter, type Refusal, type SignInTry } from './enter';
import { RestoreStep } from './restore-step';
import { useRefusalText } from './use-refusal-text';

/** `volver` has been checked by the page: it is a path of this site. */
export function SignInForm({ volver }: { volver: string }) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  /** The password was right and a code is wanted. It is kept here alone, to be sent together with the code. */
  const [half, setHalf] = useState<SignInTry>();
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
    if (refused.code === 'second_factor_required') setHalf(account);
    else if (refused.code === 'account_deleted') setClosed(account);
    else if (refused.code === 'bad_credentials') begin(refused);
    else setRefusal(refused);
  }

  function begin(why?: Refusal) {
    setHalf(undefined);
    setRefusal(why);
  }

  if (closed) {
    const restored = () => {
      setClosed(undefined);
      void attempt(closed);
    };
    return <RestoreStep account={closed} onRestored={restored} onBack={() => setClosed(undefined)} />;
  }
  if (half) {
    const tryCode = (codigo: string) => void attempt({ ...half, codigo });
    return <CodeStep pending={pending} refusal={refusal} onCode={tryCode} onBack={() => begin()} />;
  }
  return <PasswordStep pending={pending} refusal={refusal} onAccount={(account) => void attempt(account)} />;
}

type PasswordStepProps = {
  pending: boolean;
  refusal: Refusal | undefined;
  onAccount(account: SignInTry): void;
};

function PasswordStep({ pending, refusal, onAccount }: PasswordStepProps) {
  const t = useTranslations('publico.entrar');
  const told = useRefusalText(refusal);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onAccount({ email: String(form.get('email')), password: String(form.get('password')) });
  }

  return (
    // `post`, so that a submit before the page's script has run never writes the password into the address.
    <form method="post" onSubmit={submit} noValidate className="grid gap-5">
      <TextField
        label={t('correo')}
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        required
      />
      <PasswordField label={t('contrasena')} name="password" autoComplete="current-password" required />
      <LiveNotice kind={refusal ? 'error' : undefined} title={told} />
      <Button type="submit" pending={pending} className="w-full">
        {t('boton')}
      </Button>
    </form>
  );
}
