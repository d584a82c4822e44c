import type { ReactNode } from 'react';
import type { Rol } from '@/lib/domain/usuarios';
import { AppHeader } from './app-header';
import { NavBar } from './nav-bar';
import { SkipLink } from './skip-link';
import { VerifyBanner } from './verify-banner';

/** `unverified`: nobody showed yet that the address of the account is theirs. */
type AppShellProps = {
  nombre: string;
  rol: Rol;
  unverified?: boolean;
  /** What a phone offers in the middle of its bar. */
  action?: ReactNode;
  children: ReactNode;
};

/** Header and main region of every page behind the sign-in. */
export function AppShell({ nombre, rol, unverified, action, children }: AppShellProps) {
  return (
    <>
      <SkipLink />
      <AppHeader nombre={nombre} rol={rol} />
      {unverified && <VerifyBanner />}
      <main
        id="contenido"
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl px-4 py-6 outline-none sm:px-6 sm:py-8"
      >
        {children}
      </main>
      <NavBar rol={rol} action={action} />
    </>
  );
}
