'use client';

import { CircleSlash, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { type AdminUsuario, restorableUntil } from '@/lib/domain/admin-usuarios';
import type { Change } from './account-dialog';
import { Moment } from './moment';

type UsuarioItemProps = { usuario: AdminUsuario; isOwn: boolean; onWant(change: Change): void };

/** What can be done with an account as it is. */
function changesOf({ deleted_at, is_active }: AdminUsuario): Change[] {
  if (deleted_at !== null) return ['restaurar'];
  return ['rol', is_active ? 'desactivar' : 'reactivar', 'eliminar'];
}

export function UsuarioItem({ usuario, isOwn, onWant }: UsuarioItemProps) {
  const t = useTranslations('admin');
  const { nombre, email, rol, is_active, deleted_at, created_at } = usuario;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4 first:pt-2 last:pb-0">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <p className="min-w-0 font-medium break-words">{nombre}</p>
          <Badge tone={rol === 'administrador' ? 'info' : 'plain'}>{t(`rol.${rol}`)}</Badge>
          {isOwn && <Badge tone="good">{t('usuarios.tu')}</Badge>}
          {deleted_at !== null && (
            <Badge tone="danger" icon={Trash2}>
              {t('usuarios.eliminada')}
            </Badge>
          )}
          {deleted_at === null && !is_active && (
            <Badge tone="warn" icon={CircleSlash}>
              {t('usuarios.desactivada')}
            </Badge>
          )}
        </div>
        <p className="text-sm break-words text-ink-soft">{email}</p>
        <p className="text-sm text-ink-faint">
          {deleted_at === null
            ? t.rich('usuarios.creada', { fecha: () => <Moment at={created_at} /> })
            : t.rich('usuarios.restaurable', {
                fecha: () => <Moment at={restorableUntil(deleted_at).toISOString()} />,
              })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {changesOf(usuario).map((change) => (
          <Button
            key={change}
            size="sm"
            variant={change === 'desactivar' || change === 'eliminar' ? 'danger' : 'secondary'}
            aria-label={t('usuarios.cambio_de', { cambio: t(`cambio.${change}.boton`), nombre })}
            onClick={() => onWant(change)}
          >
            {t(`cambio.${change}.boton`)}
          </Button>
        ))}
      </div>
    </li>
  );
}
