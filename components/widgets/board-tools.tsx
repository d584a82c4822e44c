'use client';

import { ArrowDownWideNarrow, Search } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { ESTADOS } from '@/lib/domain/estado';
import { NEEDS } from '@/lib/domain/need';
import type { BoardFilter } from './board-person';
import { ESTADO_WORDS } from './estado-words';
import { NEED_WORDS } from './need-words';

type BoardToolsProps = {
  filter: BoardFilter;
  search: RefObject<HTMLInputElement | null>;
  /** The order by need is another than the one shown. */
  pending: boolean;
  onFilter(filter: BoardFilter): void;
  onSearchKey(event: KeyboardEvent): void;
  onSort(): void;
};

export function BoardTools({ filter, search, pending, onFilter, onSearchKey, onSort }: BoardToolsProps) {
  return (
    <search className="grid grid-cols-2 items-end gap-3 md:grid-cols-[minmax(0,1fr)_12rem_12rem_auto]">
      <div className="col-span-2 md:col-span-1">
        <TextField
          ref={search}
          label="Buscar por nombre"
          type="search"
          value={filter.search}
          autoComplete="off"
          aria-keyshortcuts="/"
          onChange={(event) => onFilter({ ...filter, search: event.target.value })}
          onKeyDown={onSearchKey}
        />
      </div>
      <SelectField
        label="Necesidad"
        value={filter.level}
        onChange={(event) => onFilter({ ...filter, level: event.target.value as BoardFilter['level'] })}
      >
        <option value="">Todas</option>
        {NEEDS.map((level) => (
          <option key={level} value={level}>
            {NEED_WORDS[level].label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Estado del sensor"
        value={filter.estado}
        onChange={(event) => onFilter({ ...filter, estado: event.target.value as BoardFilter['estado'] })}
      >
        <option value="">Todos</option>
        {ESTADOS.map((estado) => (
          <option key={estado} value={estado}>
            {ESTADO_WORDS[estado].label}
          </option>
        ))}
      </SelectField>
      <Button
        variant="secondary"
        icon={ArrowDownWideNarrow}
        className="col-span-2 md:col-span-1"
        aria-disabled={!pending}
        title={pending ? 'Hay un orden nuevo por necesidad' : 'El orden está al día'}
        onClick={() => pending && onSort()}
      >
        Reordenar
      </Button>
    </search>
  );
}

export function NobodyFits({ onClear }: { onClear(): void }) {
  return (
    <div className="rounded-2xl border border-line bg-surface px-4 py-8 text-center">
      <Search aria-hidden className="mx-auto size-5 text-ink-faint" />
      <p className="mt-2 font-medium">Nadie coincide con la búsqueda</p>
      <Button variant="secondary" size="sm" className="mt-3" onClick={onClear}>
        Ver a todas las personas
      </Button>
    </div>
  );
}
