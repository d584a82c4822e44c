import type { ReactNode } from 'react';
import type { Usuario } from '@/lib/domain/usuarios';
import { AntojoProvider } from './antojo-provider';

type OwnAntojoProps = { usuario: Pick<Usuario, 'id' | 'consumidor_id'>; children: ReactNode };

/** Around the pages of whoever logs urges; nothing around those of the others. */
export function OwnAntojo({ usuario: { id, consumidor_id }, children }: OwnAntojoProps) {
  if (consumidor_id === null) return children;
  return (
    <AntojoProvider usuarioId={id} consumidorId={consumidor_id}>
      {children}
    </AntojoProvider>
  );
}
