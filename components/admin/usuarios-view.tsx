'use client';

import { useState } from 'react';
import { Card } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import type { Page } from '@/lib/domain/admin-pages';
import type { AdminUsuario } from '@/lib/domain/admin-usuarios';
import { ROLES } from '@/lib/domain/usuarios';
import { AccountDialog, type Wanted } from './account-dialog';
import { NewUsuarioCard } from './new-usuario-card';
import { PagedRows } from './paged-list';
import { ROL_WORDS } from './rol-words';
import { usePagedList, useRested } from './use-paged-list';
import { UsuarioItem } from './usuario-item';

export function UsuariosView({ initial, ownId }: { initial: Page<AdminUsuario>; ownId: number }) {
  const [typed, setTyped] = useState('');
  const [rol, setRol] = useState('');
  const [cuenta, setCuenta] = useState('');
  const [wanted, setWanted] = useState<Wanted>();
  const [done, setDone] = useState<string>();
  const filters = { q: useRested(typed), rol, cuenta };
  const list = usePagedList({ name: 'usuarios', filters, initial });
  const finish = (text: string) => {
    setWanted(undefined);
    setDone(text);
    void list.refresh();
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
      <Card title="Cuentas">
        <search className="mb-4 grid gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_10rem]">
          <TextField
            label="Buscar"
            type="search"
            placeholder="Nombre o correo"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <SelectField label="Rol" value={rol} onChange={(event) => setRol(event.currentTarget.value)}>
            <option value="">Todos</option>
            {ROLES.map((name) => (
              <option key={name} value={name}>
                {ROL_WORDS[name]}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Situación"
            value={cuenta}
            onChange={(event) => setCuenta(event.currentTarget.value)}
          >
            <option value="">Todas</option>
            <option value="activa">Activas</option>
            <option value="inactiva">Desactivadas</option>
            <option value="eliminada">Eliminadas</option>
          </SelectField>
        </search>
        <LiveNotice kind={done ? 'success' : undefined} title={done} className="mb-3" />
        <PagedRows
          list={list}
          one="cuenta"
          many="cuentas"
          label="Cuentas"
          empty="Ninguna cuenta coincide con la búsqueda"
        >
          {(usuario) => (
            <UsuarioItem
              key={usuario.id}
              usuario={usuario}
              isOwn={usuario.id === ownId}
              onWant={(change) => {
                setDone(undefined);
                setWanted({ change, usuario });
              }}
            />
          )}
        </PagedRows>
      </Card>
      <div id="crear">
        <NewUsuarioCard onCreated={() => void list.refresh()} />
      </div>
      <AccountDialog wanted={wanted} onDone={finish} onClose={() => setWanted(undefined)} />
    </div>
  );
}
