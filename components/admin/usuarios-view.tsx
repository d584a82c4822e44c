'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import type { Page } from '@/lib/domain/admin-pages';
import type { AdminUsuario } from '@/lib/domain/admin-usuarios';
import { ROLES } from '@/lib/domain/usuarios';
import { AccountDialog, type Wanted } from './account-dialog';
import { NewUsuarioCard } from './new-usuario-card';
import { PagedRows } from './paged-list';
import { usePagedList, useRested } from './use-paged-list';
import { UsuarioItem } from './usuario-item';

export function UsuariosView({ initial, ownId }: { initial: Page<AdminUsuario>; ownId: number }) {
  const t = useTranslations('admin');
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
      <Card title={t('usuarios.cuentas')}>
        <search className="mb-4 grid gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_10rem]">
          <TextField
            label={t('usuarios.buscar')}
            type="search"
            placeholder={t('usuarios.buscar_por')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <SelectField
            label={t('usuarios.rol')}
            value={rol}
            onChange={(event) => setRol(event.currentTarget.value)}
          >
            <option value="">{t('usuarios.todos')}</option>
            {ROLES.map((name) => (
              <option key={name} value={name}>
                {t(`rol.${name}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('usuarios.situacion')}
            value={cuenta}
            onChange={(event) => setCuenta(event.currentTarget.value)}
          >
            <option value="">{t('usuarios.todas')}</option>
            <option value="activa">{t('usuarios.activas')}</option>
            <option value="inactiva">{t('usuarios.inactivas')}</option>
            <option value="eliminada">{t('usuarios.eliminadas')}</option>
          </SelectField>
        </search>
        <LiveNotice kind={done ? 'success' : undefined} title={done} className="mb-3" />
        <PagedRows
          list={list}
          count={(n) => t('usuarios.cuantas', { n })}
          label={t('usuarios.cuentas')}
          empty={t('usuarios.ninguna')}
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
