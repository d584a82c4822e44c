import type { ReactNode } from 'react';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { LiveProvider } from '@/lib/client/provider';
import { areaMessages } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

/** Without the header of the other pages: nothing on a wall is for a finger. */
export default async function WallLayout({ children }: { children: ReactNode }) {
  const { usuario } = await requireRol('cuidador');
  return (
    <AreaProvider messages={await areaMessages('cuidador', 'consentimiento')}>
      <LiveProvider usuarioId={usuario.id}>{children}</LiveProvider>
    </AreaProvider>
  );
}
