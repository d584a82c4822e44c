'use client';

import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';

/** `enlace`: the secret of the mail. It is used up by the button alone: programs that read mails only look. */
export function VerifyForm({ enlace }: { enlace: string }) {
  const [email, setEmail] = useState<string>();
  const { pending, problem, run } = useAction(async () => {
    setEmail((await api.post<{ email: string }>('/api/verificar', { enlace })).email);
  });
  return (
    <div className="grid gap-5">
      <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)}>
        {problem?.code === 'code_invalid' && 'Entra y pide otro enlace desde el aviso de tu página.'}
      </LiveNotice>
      <LiveNotice kind={email ? 'success' : undefined} title={email && 'Tu correo está confirmado'}>
        {email}
      </LiveNotice>
      {email || problem?.code === 'code_invalid' ? (
        <ButtonLink href="/">Ir a Latido</ButtonLink>
      ) : (
        <Button pending={pending} onClick={() => run()} className="w-full">
          Confirmar mi correo
        </Button>
      )}
    </div>
  );
}
