import { Activity, type ReactNode } from 'react';
import { QuickAntojo } from '@/components/antojo/quick-antojo';
import { LateToasts } from '@/components/avisos/late-toasts';
import { OfflineBanner } from '@/components/avisos/offline-banner';
import { PageOwner } from '@/components/avisos/page-owner';
import { UpdateNotice } from '@/components/avisos/update-notice';
import type { Rol } from '@/lib/domain/usuarios';
import { AppHeader } from './app-header';
import { IdiomaSwitch } from './idioma-switch';
import { NavBar } from './nav-bar';
import { VerifyBanner } from './verify-banner';

/** `unverified`: nobody showed yet that the address of the account is theirs, with a link for it in their mail or without. */
type AppShellProps = {
  nombre: string;
  rol: Rol;
  unverified?: false | 'con_enlace' | 'sin_enlace';
  children: ReactNode;
};

/** Header and main region of every page behind the sign-in. Each comes alive on its own, and the page answers in between. */
export function AppShell({ nombre, rol, unverified, children }: AppShellProps) {
  return (
    <>
      <PageOwner rol={rol} />
      <Activity>
        <AppHeader nombre={nombre} rol={rol} />
      </Activity>
      <OfflineBanner />
      <UpdateNotice rol={rol} />
      <LateToasts />
      {unverified && <VerifyBanner mailed={unverified === 'con_enlace'} />}
      <main
        id="contenido"
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl px-4 py-6 outline-none sm:px-6 sm:py-8"
      >
        <Activity>{children}</Activity>
      </main>
      <footer className="mx-auto w-full max-w-7xl px-4 pb-6 sm:px-6">
        <IdiomaSwitch signedIn />
      </footer>
      <Activity>
        <NavBar rol={rol} action={rol === 'consumidor' && <QuickAntojo place="bar" />} />
      </Activity>
    </>
  );
}
