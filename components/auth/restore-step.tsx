'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api, problemOf } from '@/lib/client/api';
import { formatDate } from '@/lib/client/format';
import type { SignInTry } from './enter';

type RestoreStepProps = { account: SignInTry; onRestored(): void; onBack(): void };

/** Whoever signs in to an account that was closed chooses: back as it was, or left to be erased. */
export function RestoreStep({ account, onRestored, onBack }: RestoreStepProps) {
  const date = useErasureDate(account);
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
          Tu cuenta se borrará{date ? ` el ${date}` : ''}; ¿restaurarla?
        </h2>
        <p className="mt-1 text-pretty text-ink-soft">
          La cerraste, y todavía está completa. Si la restauras, todo vuelve a estar como lo dejaste: tus
          datos, tus dispositivos y con quién compartes.
        </p>
      </div>
      <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
      <div className="grid gap-3">
        <Button pending={pending} onClick={() => void run()}>
          Restaurar mi cuenta
        </Button>
        <Button variant="secondary" onClick={onBack}>
          Dejar que se borre
        </Button>
      </div>
    </div>
  );
}

/** When it is erased, in the reader's zone: all that a sign-in with a cookie tells is that it is closed. */
function useErasureDate(account: SignInTry): string | undefined {
  const [date, setDate] = useState<string>();
  useEffect(() => {
    api.post('/api/token', account).catch((error: unknown) => {
      const { se_borra_at } = problemOf(error);
      if (se_borra_at) setDate(formatDate(se_borra_at, localZone()));
    });
  }, [account]);
  return date;
}

function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
