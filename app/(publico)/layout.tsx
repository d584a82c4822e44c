import type { ReactNode } from 'react';
import { IdiomaSwitch } from '@/components/shell/idioma-switch';
import { SkipLink } from '@/components/shell/skip-link';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { Logo } from '@/components/ui/logo';
import { areaMessages, translator } from '@/lib/server/idioma';
import { signedIn } from '@/lib/server/page-data';

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await translator('comun');
  const found = await signedIn('password_due');
  return (
    <AreaProvider messages={await areaMessages('publico')}>
      <SkipLink t={t} />
      <div className="mx-auto flex min-h-dvh w-full max-w-lg flex-col px-4 py-8 sm:py-14">
        <header className="mb-8 self-center">
          <Logo />
        </header>
        <main id="contenido" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <footer className="mt-8 grid justify-items-center gap-3 text-center text-sm text-ink-faint">
          <p className="text-balance">{t('pie')}</p>
          <IdiomaSwitch signedIn={found !== null} />
        </footer>
      </div>
    </AreaProvider>
  );
}
