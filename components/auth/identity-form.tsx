'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { CodeStep } from './code-step';
import { enterAs, type IdentityTry, type Refusal } from './enter';
import { RolChoice } from './rol-choice';
import { ZoneField } from './zone-field';

/** A code for an account with a second factor, or the rol of a new account. */
export function IdentityForm({ isNew }: { isNew: boolean }) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function attempt(given: IdentityTry) {
    if (pending) return;
    setPending(true);
    setRefusal(undefined);
    const refused = await enterAs(given);
    if (!refused) return window.location.assign('/');
    // The ten minutes are over: it begins anew where it began.
    if (refused.code === 'unauthenticated') return window.location.assign('/entrar?motivo=acceso');
    setRefusal(refused);
    setPending(false);
  }

  const back = () => window.location.assign('/entrar');
  if (isNew) return <NewAccount pending={pending} refusal={refusal} onAccount={(one) => void attempt(one)} />;
  const tryCode = (codigo: string) => void attempt({ codigo });
  return <CodeStep pending={pending} refusal={refusal} onCode={tryCode} onBack={back} />;
}

type NewAccountProps = {
  pending: boolean;
  refusal: Refusal | undefined;
  onAccount(account: IdentityTry): void;
};

function NewAccount({ pending, refusal, onAccount }: NewAccountProps) {
  const [rol, setRol] = useState<'consumidor' | 'cuidador'>('consumidor');
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const zone = new FormData(event.currentTarget).get('zona_horaria');
    onAccount({ rol, ...(zone ? { zona_horaria: String(zone) } : {}) });
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-5">
      <RolChoice value={rol} onChange={setRol} />
      {rol === 'consumidor' && <ZoneField />}
      <LiveNotice kind={refusal ? 'error' : undefined} title={refusal?.text} />
      <Button type="submit" pending={pending} className="w-full">
        Crear cuenta
      </Button>
    </form>
  );
}
