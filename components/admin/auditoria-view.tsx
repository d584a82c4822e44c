'use client';

import { useState } from 'react';
import { Card } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import type { Page } from '@/lib/domain/admin-pages';
import { ACCIONES, type AuditEntry } from '@/lib/domain/auditoria';
import { ACCION_WORDS, accionText, detailsOf } from './audit-words';
import { Moment } from './moment';
import { PagedRows } from './paged-list';
import { usePagedList, useRested } from './use-paged-list';

export function AuditoriaView({ initial }: { initial: Page<AuditEntry> }) {
  const [typed, setTyped] = useState('');
  const [accion, setAccion] = useState('');
  const list = usePagedList({ name: 'auditoria', filters: { q: useRested(typed), accion }, initial });
  return (
    <Card title="Registro" description="Nadie puede cambiarlo ni borrarlo, tampoco un administrador.">
      <search className="mb-4 grid gap-3 sm:grid-cols-[minmax(0,1fr)_16rem]">
        <TextField
          label="Buscar"
          type="search"
          placeholder="Persona, motivo o dirección"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SelectField
          label="Qué se hizo"
          value={accion}
          onChange={(event) => setAccion(event.currentTarget.value)}
        >
          <option value="">Todo</option>
          {ACCIONES.map((name) => (
            <option key={name} value={name}>
              {ACCION_WORDS[name]}
            </option>
          ))}
        </SelectField>
      </search>
      <PagedRows
        list={list}
        one="anotación"
        many="anotaciones"
        label="Anotaciones"
        empty="Nada coincide con la búsqueda"
      >
        {(entry) => <AuditItem key={entry.id} entry={entry} />}
      </PagedRows>
    </Card>
  );
}

const named = (nombre: string | null, id: number | null, nobody: string) =>
  nombre ?? (id === null ? nobody : `Cuenta ${id}, que ya no existe`);

function AuditItem({ entry }: { entry: AuditEntry }) {
  const details = detailsOf(entry);
  const actor = named(entry.actor_nombre, entry.actor_id, 'Latido');
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-2 last:pb-0">
      <div className="min-w-0">
        <p className="break-words">
          <span className="font-medium">{accionText(entry.accion)}</span>
          {entry.usuario_id !== null && <> · {named(entry.usuario_nombre, entry.usuario_id, '')}</>}
        </p>
        {entry.motivo && <p className="text-sm break-words text-ink-soft">Motivo: «{entry.motivo}»</p>}
        {details && <p className="text-sm text-ink-soft">{details}</p>}
        <p className="text-sm break-words text-ink-faint">
          {actor}
          {entry.direccion && <>, desde {entry.direccion}</>}
        </p>
      </div>
      <p className="text-sm text-ink-soft">
        <Moment at={entry.at} />
      </p>
    </li>
  );
}
