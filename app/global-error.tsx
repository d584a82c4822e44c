'use client';

import { CloudOff } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { MessagePage } from '@/components/ui/message-page';
import { PageStyles } from '@/components/ui/page-styles';

/** Stands in for the whole document when the layout itself fails, which knows the language: no script of it may be needed. */
export default function GlobalErrorPage() {
  return (
    <html lang="es">
      <head>
        <PageStyles />
      </head>
      <body className="antialiased">
        <title>Algo falló · Latido</title>
        <main>
          <MessagePage
            icon={CloudOff}
            title="Algo falló de nuestro lado"
            actions={<ButtonLink href="/">Ir al inicio</ButtonLink>}
          >
            Tus datos están a salvo. Vuelve a intentarlo en un momento.{' '}
            <span lang="en" className="mt-2 block">
              Something failed on our side. Your data is safe: try again in a moment.
            </span>
          </MessagePage>
        </main>
      </body>
    </html>
  );
}
