import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { NombresProvider } from '@/components/ui/nombres-provider';
import { LiveProvider } from '@/lib/client/provider';
import { areaMessages } from '@/lib/server/idioma';
import { requireRol, unverified } from '@/lib/server/page-data';
import { shownNombres } from '@/lib/server/profile-data';

export default async function CaregiverLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol('cuidador');
  return (
    <AreaProvider
      messages={await areaMessages('cuidador', 'panel', 'antojo', 'progreso', 'avisos', 'consentimiento')}
    >
      <NombresProvider nombres={await shownNombres()}>
        <LiveProvider usuarioId={usuario.id}>
          <AppShell nombre={usuario.nombre} rol={usuario.rol} unverified={await unverified(usuario)}>
            {children}
          </AppShell>
        </LiveProvider>
      </NombresProvider>
    </AreaProvider>
  );
}
