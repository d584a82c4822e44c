import type { ReactNode } from 'react';
import { requireRol } from '@/lib/server/page-data';
import { SignedIn } from '../signed-in';

export default async function CaregiverLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol('cuidador');
  return (
    <SignedIn
      usuario={usuario}
      areas={['cuidador', 'panel', 'antojo', 'progreso', 'avisos', 'consentimiento']}
    >
      {children}
    </SignedIn>
  );
}
