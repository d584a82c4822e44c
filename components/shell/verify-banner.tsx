'use client';

import { MailQuestion } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';

/**
 * While nobody showed that the address is theirs: calm, since all of one's own works. `mailed`: a link that still serves
 * was sent, which of an account that an administrador made is so only once it is asked for.
 */
export function VerifyBanner({ mailed }: { mailed: boolean }) {
  const t = useTranslations('comun.confirmar');
  const [sent, setSent] = useState<'enviado' | 'reenviado'>();
  const { pending, problem, run } = useAction(async () => {
    await api.post('/api/cuenta/verificacion');
    setSent(mailed || sent ? 'reenviado' : 'enviado');
  });
  const hasLink = mailed || sent !== undefined;
  const told = problem ? problemText(problem) : sent && t(sent);
  return (
    <section aria-label={t('titulo')} className="border-b border-line bg-info-wash text-info">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm sm:px-6">
        <p className="flex min-w-0 grow basis-64 items-start gap-2">
          <MailQuestion aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{t(hasLink ? 'con_enlace' : 'sin_enlace')}</span>
        </p>
        <p role="status" className="empty:sr-only">
          {told}
        </p>
        <Button variant="secondary" size="sm" pending={pending} onClick={() => run()}>
          {t(hasLink ? 'reenviar' : 'enviar')}
        </Button>
      </div>
    </section>
  );
}
