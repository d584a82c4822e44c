'use client';

import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SelectField } from '@/components/ui/field';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { type AdminUsuario, RESTORE_DAYS } from '@/lib/domain/admin-usuarios';
import { ROLES, type Rol } from '@/lib/domain/usuarios';
import { ROL_EFFECT, ROL_WORDS } from './rol-words';

export type Change = 'rol' | 'desactivar' | 'reactivar' | 'eliminar' | 'restaurar';
export type Wanted = { change: Change; usuario: AdminUsuario };

type Words = { title(nombre: string): string; confirm: string; text: string; done(nombre: string): string };

const OUT = 'Sus sesiones se cierran en el acto, en todas partes.';

const WORDS: Record<Change, Words> = {
  rol: {
    title: (nombre) => `Cambiar el rol de ${nombre}`,
    confirm: 'Cambiar rol',
    text: `${OUT} Quien deja de ser cuidador pierde los permisos que tenía. Una cuenta con datos propios no cambia de rol: así nadie los pierde.`,
    done: (nombre) => `${nombre} tiene otro rol`,
  },
  desactivar: {
    title: (nombre) => `¿Desactivar a ${nombre}?`,
    confirm: 'Desactivar',
    text: `${OUT} Sus dispositivos dejan de enviar y nadie ve sus datos, que se conservan. Puedes reactivarla cuando quieras.`,
    done: (nombre) => `${nombre} quedó desactivada y sus sesiones se cerraron`,
  },
  reactivar: {
    title: (nombre) => `¿Reactivar a ${nombre}?`,
    confirm: 'Reactivar',
    text: 'Podrá entrar de nuevo con su contraseña.',
    done: (nombre) => `${nombre} está activa de nuevo`,
  },
  eliminar: {
    title: (nombre) => `¿Eliminar la cuenta de ${nombre}?`,
    confirm: 'Eliminar',
    text: `${OUT} Durante ${RESTORE_DAYS} días se puede restaurar con todos sus datos; después se borran para siempre.`,
    done: (nombre) => `La cuenta de ${nombre} quedó eliminada`,
  },
  restaurar: {
    title: (nombre) => `¿Restaurar la cuenta de ${nombre}?`,
    confirm: 'Restaurar',
    text: 'Vuelve como estaba, con todos sus datos.',
    done: (nombre) => `La cuenta de ${nombre} está de vuelta`,
  },
};

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
  const { pending, problem, run, reset } = useAction(async () => {
    if (!wanted) return;
    await send(wanted, rol);
    onDone(WORDS[wanted.change].done(wanted.usuario.nombre));
  });
  const words = WORDS[wanted?.change ?? 'desactivar'];
  return (
    <ConfirmDialog
      open={wanted !== undefined}
      title={words.title(wanted?.usuario.nombre ?? '')}
      confirmLabel={words.confirm}
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
            label="Nuevo rol"
            hint={ROL_EFFECT[rol]}
            value={rol}
            onChange={(event) => setChosen(event.currentTarget.value as Rol)}
          >
            {others.map((name) => (
              <option key={name} value={name}>
                {ROL_WORDS[name]}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {words.text}
    </ConfirmDialog>
  );
}
