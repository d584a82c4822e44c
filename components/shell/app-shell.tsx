import type { ReactNode } from 'react';
import type { Rol } from '@/lib/domain/usuarios';
import { AppHeader } from './app-header';
import { SkipLink } from './skip-link';

type AppShellProps = { nombre: string; rol: Rol; children: ReactNode };

/** Header and main region of every page behind the sign-in. */
export function AppShell({ nombre, rol, children }: AppShellProps) {
  return (
    <>
      <SkipLink />
      <AppHeader nombre={nombre} rol={rol} />
      <main
        id="contenido"
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl px-4 py-6 outline-none sm:px-6 sm:py-8"
      >
        {children}
      </main>
    </>
  );
}
