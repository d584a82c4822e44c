import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { IdiomaFollow } from '@/components/shell/idioma-follow';
import { IdiomaProvider } from '@/components/ui/idioma-provider';
import { PageStyles } from '@/components/ui/page-styles';
import { areaMessages, pageIdioma, translator } from '@/lib/server/idioma';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('comun');
  return {
    title: { default: t('marca'), template: '%s · Latido' },
    description: t('descripcion'),
    applicationName: t('marca'),
    robots: { index: false, follow: false },
    appleWebApp: { capable: true, title: t('marca'), statusBarStyle: 'default' },
    // Comes with each page that is gone to: `IdiomaFollow` reads it.
    other: { idioma: await pageIdioma() },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#172226' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // No page is made ahead of its request: its scripts carry the nonce of the answer, or the browser refuses them.
  await connection();
  if (process.env.NODE_ENV === 'development') await import('./development-styles');
  const idioma = await pageIdioma();
  return (
    <html lang={idioma}>
      <head>
        <PageStyles />
      </head>
      <body className="antialiased">
        <IdiomaProvider idioma={idioma} messages={await areaMessages('comun', 'estado')}>
          <IdiomaFollow />
          {children}
        </IdiomaProvider>
      </body>
    </html>
  );
}
