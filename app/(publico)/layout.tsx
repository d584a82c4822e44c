import type { ReactNode } from 'react';
import { SkipLink } from '@/components/shell/skip-link';
import { Logo } from '@/components/ui/logo';

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <div className="mx-auto flex min-h-dvh w-full max-w-lg flex-col px-4 py-8 sm:py-14">
        <header className="mb-8 self-center">
          <Logo />
        </header>
        <main id="contenido" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <footer className="mt-8 text-center text-sm text-balance text-ink-faint">
          Latido acompaña; no diagnostica ni sustituye a tu médico.
        </footer>
      </div>
    </>
  );
}
