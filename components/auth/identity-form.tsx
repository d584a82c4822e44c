'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { CodeStep } from './code-step';
import { enterAs, type IdentityTry, type Refusal } from './enter';
import { RolChoice } from './rol-choice';
import { useRefusalText } from './use-refusal-text';
import { ZoneField } from './zone-field';

type IdentityFormProps = {
  isNew: boolean;
  /** It has been checked by the page: it is a path of this site. */
  volver: string;
};

/** A code for an account with a second factor, or the rol of a new account. */
export function IdentityForm({ isNew, volver }: IdentityFormProps) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const beginAnew = (why: Record<string, string>) =>
    window.location.assign(`/entrar?${new URLSearchParams({ ...why, volver })}`);

  async function attempt(given: IdentityTry) {
    if (pending) return;
    setPending(true);
    setRefusal(undefined);
    const refused = await enterAs(given);
    if (!refused) return window.location.assign(firstPage(given, volver));
    // The ten minutes are over: it begins anew where it began.
    if (refused.code === 'unauthenticated') return beginAnew({ motivo: 'acceso' });
    setRefusal(refused);
    setPending(false);
  }

  if (isNew) return <NewAccount pending={pending} refusal={refusal} onAccount={(one) => void attempt(one)} />;
  const tryCode = (codigo: string) => void attempt({ codigo });
  return <CodeStep pending={pending} refusal={refusal} onCode={tryCode} onBack={() => beginAnew({})} />;
}

/** Who is new and was going nowhere else begins with the onboarding, as by the form with a password. */
function firstPage(given: IdentityTry, volver: string): string {
  return volver === '/' && 'rol' in given && given.rol === 'consumidor' ? '/panel/inicio' : volver;
}

type NewAccountProps = {
  pending: boolean;
  refusal: Refusal | undefined;
  onAccount(account: IdentityTry): void;
};

function NewAccount({ pending, refusal, onAccount }: NewAccountProps) {
  const t = useTranslations('publico.registro');
  const told = useRefusalText(refusal);
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
      <LiveNotice kind={refusal ? 'error' : undefined} title={told} />
      <Button type="submit" pending={pending} className="w-full">
        {t('boton')}
      </Button>
    </form>
  );
}
