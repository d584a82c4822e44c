'use client';

import { CloudOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { MessagePage } from '@/components/ui/message-page';

export type ErrorProps = { error: Error & { digest?: string }; reset(): void };

export function FailureMessage({ error, reset }: ErrorProps) {
  const t = useTranslations('comun');
  return (
    <MessagePage
      icon={CloudOff}
      title={t('fallo.titulo')}
      actions={
        <>
          <Button onClick={reset}>{t('reintentar')}</Button>
          <ButtonLink href="/" variant="secondary">
            {t('inicio')}
          </ButtonLink>
        </>
      }
    >
      {error.digest
        ? t.rich('fallo.texto_numero', { numero: () => <code className="text-ink">{error.digest}</code> })
        : t('fallo.texto')}
    </MessagePage>
  );
}
