import type { ReactNode } from 'react';
import { OwnAntojo } from '@/components/antojo/own-antojo';
import { AppShell } from '@/components/shell/app-shell';
import { SkipLink } from '@/components/shell/skip-link';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { NombresProvider } from '@/components/ui/nombres-provider';
import { LiveProvider } from '@/lib/client/provider';
import type { Usuario } from '@/lib/domain/usuarios';
import { areaMessages, translator } from '@/lib/server/idioma';
import { unverified } from '@/lib/server/page-data';
import { shownNombres } from '@/lib/server/profile-data';

type SignedInProps = { usuario: Usuario; areas: Parameters<typeof areaMessages>; children: ReactNode };

/** What stands around every page behind the sign-in. `areas`: of the messages that its pages speak with. */
export async function SignedIn({ usuario, areas, children }: SignedInProps) {
  return (
    <AreaProvider messages={await areaMessages(...areas)}>
      <NombresProvider nombres={await shownNombres()}>
        <LiveProvider usuarioId={usuario.id}>
          <OwnAntojo usuario={usuario}>
            <SkipLink t={await translator('comun')} />
            <AppShell nombre={usuario.nombre} rol={usuario.rol} unverified={await unverified(usuario)}>
              {children}
            </AppShell>
          </OwnAntojo>
        </LiveProvider>
      </NombresProvider>
    </AreaProvider>
  );
}
