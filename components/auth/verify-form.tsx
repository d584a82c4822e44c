'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';

/** `enlace`: the secret of the mail. It is used up by the button alone: programs that read mails only look. */
export function VerifyForm({ enlace }: { enlace: string }) {
  const t = useTranslations('publico.verificar');
  const [email, setEmail] = useState<string>();
  const { pending, problem, run } = useAction(async () => {
    setEmail((await api.post<{ email: string }>('/api/verificar', { enlace })).email);
  });
  return (
    <div className="grid gap-5">
      <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)}>
        {problem?.code === 'code_invalid' && t('otro')}
      </LiveNotice>
      <LiveNotice kind={email ? 'success' : undefined} title={email && t('hecho')}>
        {email}
      </LiveNotice>
      {email || problem?.code === 'code_invalid' ? (
        <ButtonLink href="/">{t('ir')}</ButtonLink>
      ) : (
        <Button pending={pending} onClick={() => run()} className="w-full">
          {t('boton')}
        </Button>
      )}
    </div>
  );
}
