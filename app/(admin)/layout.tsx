import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { LiveProvider } from '@/lib/client/provider';
import { areaMessages } from '@/lib/server/idioma';
import { requireRol, unverified } from '@/lib/server/page-data';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol('administrador');
  return (
    <AreaProvider messages={await areaMessages('admin', 'panel', 'antojo', 'avisos', 'consentimiento')}>
      <LiveProvider usuarioId={usuario.id}>
        <AppShell nombre={usuario.nombre} rol={usuario.rol} unverified={await unverified(usuario)}>
          {children}
        </AppShell>
      </LiveProvider>
    </AreaProvider>
  );
}
