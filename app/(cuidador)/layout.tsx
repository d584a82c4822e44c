import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { LiveProvider } from '@/lib/client/provider';
import { requireRol } from '@/lib/server/page-data';

export default async function CaregiverLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol('cuidador');
  return (
    <LiveProvider usuarioId={usuario.id}>
      <AppShell nombre={usuario.nombre} rol={usuario.rol} unverified={usuario.email_verified_at === null}>
        {children}
      </AppShell>
    </LiveProvider>
  );
}
