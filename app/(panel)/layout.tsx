import type { ReactNode } from 'react';
import { OwnAntojo } from '@/components/antojo/own-antojo';
import { AppShell } from '@/components/shell/app-shell';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { NombresProvider } from '@/components/ui/nombres-provider';
import { EmergencyNotice } from '@/components/widgets/emergency-notice';
import { LiveProvider } from '@/lib/client/provider';
import { ownEmergenciasPage } from '@/lib/server/admin-data';
import { areaMessages } from '@/lib/server/idioma';
import { requireRol, unverified } from '@/lib/server/page-data';
import { shownNombres } from '@/lib/server/profile-data';

export default async function PanelLayout({ children }: { children: ReactNode }) {
  const { actor, usuario } = await requireRol('consumidor');
  return (
    <AreaProvider
      messages={
        await areaMessages(
          'panel',
          'antojo',
          'progreso',
          'avisos',
          'consentimiento',
          'perfil',
          'datos',
          'dispositivos',
        )
      }
    >
      <NombresProvider nombres={await shownNombres()}>
        <LiveProvider usuarioId={usuario.id}>
          <OwnAntojo usuario={usuario}>
            <AppShell nombre={usuario.nombre} rol={usuario.rol} unverified={await unverified(usuario)}>
              <EmergencyNotice usuarioId={usuario.id} initial={await ownEmergenciasPage(actor)} />
              {children}
            </AppShell>
          </OwnAntojo>
        </LiveProvider>
      </NombresProvider>
    </AreaProvider>
  );
}
