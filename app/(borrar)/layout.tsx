import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { ROLES } from '@/lib/domain/usuarios';
import { requireRol } from '@/lib/server/page-data';

export default async function DeletionLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol(...ROLES);
  return (
    <AppShell nombre={usuario.nombre} rol={usuario.rol}>
      {children}
    </AppShell>
  );
}
