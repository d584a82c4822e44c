'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import { api, problemOf } from '@/lib/client/api';
import type { SignInTry } from './enter';

type RestoreStepProps = { account: SignInTry; onRestored(): void; onBack(): void };

/** Whoever signs in to an account that was closed chooses: back as it was, or left to be erased. */
export function RestoreStep({ account, onRestored, onBack }: RestoreStepProps) {
  const t = useTranslations('publico.restaurar');
  const formats = useFormats();
  const until = useErasure(account);
  const question = useRef<HTMLHeadingElement>(null);
  const { pending, problem, run } = useAction(async () => {
    await api.post('/api/cuenta/restaurar', account);
    onRestored();
  });

  // What is asked takes the place of the form: it is where the reader is now.
  useEffect(() => question.current?.focus(), []);

  return (
    <div className="grid gap-5">
      <div>
        <h2 ref={question} tabIndex={-1} className="text-lg font-semibold text-pretty outline-none">
          {until ? t('titulo_fecha', { fecha: formats.date(until, localZone()) }) : t('titulo')}
        </h2>
        <p className="mt-1 text-pretty text-ink-soft">{t('texto')}</p>
      </div>
      <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
      <div className="grid gap-3">
        <Button pending={pending} onClick={() => void run()}>
          {t('boton')}
        </Button>
        <Button variant="secondary" onClick={onBack}>
          {t('dejar')}
        </Button>
      </div>
    </div>
  );
}

/** When it is erased: all that a sign-in with a cookie tells is that it is closed. */
function useErasure(account: SignInTry): string | undefined {
  const [until, setUntil] = useState<string>();
  useEffect(() => {
    api.post('/api/token', account).catch((error: unknown) => {
      const { se_borra_at } = problemOf(error);
      if (se_borra_at) setUntil(se_borra_at);
    });
  }, [account]);
  return until;
}

/** The reader's own: whose account it is, is not known yet. */
function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
