'use client';

import { CloudOff } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { MessagePage } from '@/components/ui/message-page';

export type ErrorProps = { error: Error & { digest?: string }; reset(): void };

export function FailureMessage({ error, reset }: ErrorProps) {
  return (
    <MessagePage
      icon={CloudOff}
      title="Algo falló de nuestro lado"
      actions={
        <>
          <Button onClick={reset}>Reintentar</Button>
          <ButtonLink href="/" variant="secondary">
            Ir al inicio
          </ButtonLink>
        </>
      }
    >
      Tus datos están a salvo. Puedes intentarlo de nuevo
      {error.digest && (
        <>
          {' '}
          o dar este número a quien administra Latido: <code className="text-ink">{error.digest}</code>
        </>
      )}
      .
    </MessagePage>
  );
}
