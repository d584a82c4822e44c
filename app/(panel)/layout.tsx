import type { ReactNode } from 'react';
import { EmergencyNotice } from '@/components/widgets/emergency-notice';
import { ownEmergenciasPage } from '@/lib/server/admin-data';
import { requireRol } from '@/lib/server/page-data';
import { SignedIn } from '../signed-in';

export default async function PanelLayout({ children }: { children: ReactNode }) {
  const { actor, usuario } = await requireRol('consumidor');
  return (
    <SignedIn
      usuario={usuario}
      areas={['panel', 'antojo', 'progreso', 'avisos', 'consentimiento', 'perfil', 'datos', 'dispositivos']}
    >
      <EmergencyNotice usuarioId={usuario.id} initial={await ownEmergenciasPage(actor)} />
      {children}
    </SignedIn>
  );
}
