import type { ReactNode } from 'react';
import { SkipLink } from '@/components/shell/skip-link';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { Logo } from '@/components/ui/logo';
import { areaMessages, translator } from '@/lib/server/idioma';

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await translator('comun');
  return (
    <AreaProvider messages={await areaMessages('publico')}>
      <SkipLink />
      <div className="mx-auto flex min-h-dvh w-full max-w-lg flex-col px-4 py-8 sm:py-14">
        <header className="mb-8 self-center">
          <Logo />
        </header>
        <main id="contenido" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <footer className="mt-8 text-center text-sm text-balance text-ink-faint">{t('pie')}</footer>
      </div>
    </AreaProvider>
  );
}
