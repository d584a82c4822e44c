import type { ReactNode } from 'react';
import { ROLES } from '@/lib/domain/usuarios';
import { requireRol } from '@/lib/server/page-data';
import { SignedIn } from '../signed-in';

/** What everybody has, whatever their rol. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol(...ROLES);
  return (
    <SignedIn usuario={usuario} areas={['cuenta', 'avisos', 'antojo']}>
      {children}
    </SignedIn>
  );
}
