import type { ReactNode } from 'react';
import { OwnAntojo } from '@/components/antojo/own-antojo';
import { AppShell } from '@/components/shell/app-shell';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { NombresProvider } from '@/components/ui/nombres-provider';
import { LiveProvider } from '@/lib/client/provider';
import { ROLES } from '@/lib/domain/usuarios';
import { areaMessages } from '@/lib/server/idioma';
import { requireRol, unverified } from '@/lib/server/page-data';
import { shownNombres } from '@/lib/server/profile-data';

/** What everybody has, whatever their rol. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol(...ROLES);
  return (
    <AreaProvider messages={await areaMessages('cuenta', 'avisos', 'antojo')}>
      <NombresProvider nombres={await shownNombres()}>
        <LiveProvider usuarioId={usuario.id}>
          <OwnAntojo usuario={usuario}>
            <AppShell nombre={usuario.nombre} rol={usuario.rol} unverified={await unverified(usuario)}>
              {children}
            </AppShell>
          </OwnAntojo>
        </LiveProvider>
      </NombresProvider>
    </AreaProvider>
  );
}
