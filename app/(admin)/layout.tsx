import type { ReactNode } from 'react';
import { requireRol } from '@/lib/server/page-data';
import { SignedIn } from '../signed-in';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol('administrador');
  return (
    <SignedIn usuario={usuario} areas={['admin', 'panel', 'antojo', 'avisos', 'consentimiento']}>
      {children}
    </SignedIn>
  );
}
