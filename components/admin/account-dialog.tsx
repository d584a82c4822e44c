'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SelectField } from '@/components/ui/field';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { type AdminUsuario, RESTORE_DAYS } from '@/lib/domain/admin-usuarios';
import { ROLES, type Rol } from '@/lib/domain/usuarios';

export type Change = 'rol' | 'desactivar' | 'reactivar' | 'eliminar' | 'restaurar';
export type Wanted = { change: Change; usuario: AdminUsuario };

function send({ change, usuario }: Wanted, rol: Rol): Promise<unknown> {
  const path = `/api/admin/usuarios/${usuario.id}`;
  if (change === 'rol') return api.post(`${path}/rol`, { rol });
  return change === 'eliminar' ? api.delete(path) : api.post(`${path}/${change}`);
}

type AccountDialogProps = { wanted: Wanted | undefined; onDone(text: string): void; onClose(): void };

export function AccountDialog({ wanted, onDone, onClose }: AccountDialogProps) {
  const others = ROLES.filter((name) => name !== wanted?.usuario.rol);
  const [chosen, setChosen] = useState<Rol>();
  const rol = others.find((name) => name === chosen) ?? others[0] ?? 'consumidor';
  const t = useTranslations('admin');
  const { pending, problem, run, reset } = useAction(async () => {
    if (!wanted) return;
    await send(wanted, rol);
    onDone(t(`cambio.${wanted.change}.hecho`, { nombre: wanted.usuario.nombre }));
  });
  const change = wanted?.change ?? 'desactivar';
  return (
    <ConfirmDialog
      open={wanted !== undefined}
      title={t(`cambio.${change}.titulo`, { nombre: wanted?.usuario.nombre ?? '' })}
      confirmLabel={t(`cambio.${change}.boton`)}
      pending={pending}
      error={problem && problemText(problem)}
      onConfirm={() => run()}
      onClose={() => {
        reset();
        onClose();
      }}
    >
      {wanted?.change === 'rol' && (
        <div className="my-3 text-ink">
          <SelectField
            label={t('cambio.nuevo_rol')}
            hint={t(`rol_efecto.${rol}`)}
            value={rol}
            onChange={(event) => setChosen(event.currentTarget.value as Rol)}
          >
            {others.map((name) => (
              <option key={name} value={name}>
                {t(`rol.${name}`)}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {t(`cambio.${change}.texto`, { dias: RESTORE_DAYS })}
    </ConfirmDialog>
  );
}
