'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import type { Page } from '@/lib/domain/admin-pages';
import { ACCIONES, type AuditEntry } from '@/lib/domain/auditoria';
import { accionText, detailsOf } from './audit-words';
import { Moment } from './moment';
import { PagedRows } from './paged-list';
import { usePagedList, useRested } from './use-paged-list';

export function AuditoriaView({ initial }: { initial: Page<AuditEntry> }) {
  const t = useTranslations('admin');
  const [typed, setTyped] = useState('');
  const [accion, setAccion] = useState('');
  const list = usePagedList({ name: 'auditoria', filters: { q: useRested(typed), accion }, initial });
  return (
    <Card title={t('auditoria.registro')} description={t('auditoria.registro_texto')}>
      <search className="mb-4 grid gap-3 sm:grid-cols-[minmax(0,1fr)_16rem]">
        <TextField
          label={t('auditoria.buscar')}
          type="search"
          placeholder={t('auditoria.buscar_por')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SelectField
          label={t('auditoria.que')}
          value={accion}
          onChange={(event) => setAccion(event.currentTarget.value)}
        >
          <option value="">{t('auditoria.todo')}</option>
          {ACCIONES.map((name) => (
            <option key={name} value={name}>
              {t(`auditoria.accion.${name}`)}
            </option>
          ))}
        </SelectField>
      </search>
      <PagedRows
        list={list}
        count={(n) => t('auditoria.cuantas', { n })}
        label={t('auditoria.anotaciones')}
        empty={t('auditoria.ninguna')}
      >
        {(entry) => <AuditItem key={entry.id} entry={entry} />}
      </PagedRows>
    </Card>
  );
}

function AuditItem({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('admin');
  const marca = useTranslations('comun')('marca');
  const scope = useTranslations('consentimiento.alcance');
  const details = detailsOf(t, scope, entry);
  const named = (nombre: string | null, id: number | null, nobody: string) =>
    nombre ?? (id === null ? nobody : t('auditoria.ya_no_existe', { id: String(id) }));
  const quien = named(entry.actor_nombre, entry.actor_id, marca);
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-2 last:pb-0">
      <div className="min-w-0">
        <p className="break-words">
          <span className="font-medium">{accionText(t, entry.accion)}</span>
          {entry.usuario_id !== null && <> · {named(entry.usuario_nombre, entry.usuario_id, '')}</>}
        </p>
        {entry.motivo && (
          <p className="text-sm break-words text-ink-soft">
            {t('auditoria.motivo', { motivo: entry.motivo })}
          </p>
        )}
        {details && <p className="text-sm text-ink-soft">{details}</p>}
        <p className="text-sm break-words text-ink-faint">
          {entry.direccion ? t('auditoria.desde', { quien, direccion: entry.direccion }) : quien}
        </p>
      </div>
      <p className="w-full text-sm text-ink-soft sm:w-auto">
        <Moment at={entry.at} />
      </p>
    </li>
  );
}
