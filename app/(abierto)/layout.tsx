import type { ReactNode } from 'react';
import { OpenNav } from '@/components/abierto/open-nav';
import { IdiomaSwitch } from '@/components/shell/idioma-switch';
import { SkipLink } from '@/components/shell/skip-link';
import { ButtonLink } from '@/components/ui/button';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { Link } from '@/components/ui/link';
import { Logo } from '@/components/ui/logo';
import { areaMessages, translator } from '@/lib/server/idioma';
import { signedIn } from '@/lib/server/page-data';

/** Pages that anybody may read, signed in or not. */
export default async function OpenLayout({ children }: { children: ReactNode }) {
  const t = await translator('comun');
  const help = await translator('ayuda');
  const found = await signedIn('password_due');
  return (
    <AreaProvider messages={await areaMessages('ayuda')}>
      <SkipLink t={t} />
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 px-4 sm:px-6">
          <Link href="/" className="flex rounded-lg py-2.5" aria-label={t('latido_inicio')}>
            <Logo />
          </Link>
          <div className="order-last w-full sm:order-none sm:w-auto sm:grow">
            <OpenNav />
          </div>
          <ButtonLink href="/entrar" size="sm" variant="secondary">
            {help('entrar')}
          </ButtonLink>
        </div>
      </header>
      <main id="contenido" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 py-8 outline-none sm:px-6">
        {children}
      </main>
      <footer className="mx-auto max-w-6xl px-4 py-8 text-sm text-pretty text-ink-faint sm:px-6">
        <p>{t('pie')}</p>
        <p className="mt-1 mb-4">{help('urgencia')}</p>
        <IdiomaSwitch signedIn={found !== null} />
      </footer>
    </AreaProvider>
  );
}
