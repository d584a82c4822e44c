'use client';

import { CircleSlash, Trash2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { type AdminUsuario, restorableUntil } from '@/lib/domain/admin-usuarios';
import type { Change } from './account-dialog';
import { Moment } from './moment';
import { ROL_WORDS } from './rol-words';

type UsuarioItemProps = { usuario: AdminUsuario; isOwn: boolean; onWant(change: Change): void };

const WORDS: Record<Change, string> = {
  rol: 'Cambiar rol',
  desactivar: 'Desactivar',
  reactivar: 'Reactivar',
  eliminar: 'Eliminar',
  restaurar: 'Restaurar',
};

/** What can be done with an account as it is. */
function changesOf({ deleted_at, is_active }: AdminUsuario): Change[] {
  if (deleted_at !== null) return ['restaurar'];
  return ['rol', is_active ? 'desactivar' : 'reactivar', 'eliminar'];
}

export function UsuarioItem({ usuario, isOwn, onWant }: UsuarioItemProps) {
  const { nombre, email, rol, is_active, deleted_at, created_at } = usuario;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4 first:pt-2 last:pb-0">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <p className="min-w-0 font-medium break-words">{nombre}</p>
          <Badge tone={rol === 'administrador' ? 'info' : 'plain'}>{ROL_WORDS[rol]}</Badge>
          {isOwn && <Badge tone="good">Tú</Badge>}
          {deleted_at !== null && (
            <Badge tone="danger" icon={Trash2}>
              Eliminada
            </Badge>
          )}
          {deleted_at === null && !is_active && (
            <Badge tone="warn" icon={CircleSlash}>
              Desactivada
            </Badge>
          )}
        </div>
        <p className="text-sm break-words text-ink-soft">{email}</p>
        <p className="text-sm text-ink-faint">
          {deleted_at === null ? (
            <>
              Creada el <Moment at={created_at} />
            </>
          ) : (
            <>
              Se puede restaurar hasta el <Moment at={restorableUntil(deleted_at).toISOString()} />
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {changesOf(usuario).map((change) => (
          <Button
            key={change}
            size="sm"
            variant={change === 'desactivar' || change === 'eliminar' ? 'danger' : 'secondary'}
            aria-label={`${WORDS[change]}: ${nombre}`}
            onClick={() => onWant(change)}
          >
            {WORDS[change]}
          </Button>
        ))}
      </div>
    </li>
  );
}
