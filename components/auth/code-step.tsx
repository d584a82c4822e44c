'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { CodeField } from '@/components/ui/code-field';
import { LiveNotice } from '@/components/ui/notice';
import type { Refusal } from './enter';
import { useRefusalText } from './use-refusal-text';

type CodeStepProps = {
  pending: boolean;
  refusal: Refusal | undefined;
  onCode(codigo: string): void;
  onBack(): void;
};

/** The second step of a sign-in. The focus goes to the field, so that what is wanted is heard. */
export function CodeStep({ pending, refusal, onCode, onBack }: CodeStepProps) {
  const t = useTranslations('publico.paso');
  const told = useRefusalText(refusal);
  const [recovery, setRecovery] = useState(false);
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind of code is another field
  useEffect(() => field.current?.focus(), [recovery]);
  useEffect(() => {
    if (!refusal) return;
    field.current?.focus();
    field.current?.select();
  }, [refusal]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const codigo = String(new FormData(event.currentTarget).get('codigo')).trim();
    setEmpty(codigo === '');
    if (codigo !== '') onCode(codigo);
  }

  function swap() {
    setRecovery(!recovery);
    setEmpty(false);
  }

  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-5">
      <p className="text-pretty text-ink-soft">{t('texto')}</p>
      <CodeField ref={field} kind={recovery ? 'recovery' : 'totp'} error={empty ? t('vacio') : undefined} />
      <LiveNotice kind={refusal ? 'error' : undefined} title={told} />
      <Button type="submit" pending={pending} className="w-full">
        {t('boton')}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="quiet" size="sm" onClick={swap}>
          {t(recovery ? 'usar_totp' : 'usar_recuperacion')}
        </Button>
        <Button variant="quiet" size="sm" onClick={onBack}>
          {t('volver')}
        </Button>
      </div>
    </form>
  );
}
