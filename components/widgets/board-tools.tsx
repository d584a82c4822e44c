'use client';

import { ArrowDownWideNarrow, Search } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { ESTADOS } from '@/lib/domain/estado';
import { NEEDS } from '@/lib/domain/need';
import type { BoardFilter } from './board-person';

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
  const t = useTranslations('cuidador');
  const state = useTranslations('estado');
  return (
    <search className="grid grid-cols-2 items-end gap-3 md:grid-cols-[minmax(0,1fr)_12rem_12rem_auto]">
      <div className="col-span-2 md:col-span-1">
        <TextField
          ref={search}
          label={t('tablero.buscar')}
          type="search"
          value={filter.search}
          autoComplete="off"
          aria-keyshortcuts="/"
          onChange={(event) => onFilter({ ...filter, search: event.target.value })}
          onKeyDown={onSearchKey}
        />
      </div>
      <SelectField
        label={t('tablero.necesidad')}
        value={filter.level}
        onChange={(event) => onFilter({ ...filter, level: event.target.value as BoardFilter['level'] })}
      >
        <option value="">{t('tablero.necesidad_todas')}</option>
        {NEEDS.map((level) => (
          <option key={level} value={level}>
            {t(`necesidad.${level}.label`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('tablero.sensor')}
        value={filter.estado}
        onChange={(event) => onFilter({ ...filter, estado: event.target.value as BoardFilter['estado'] })}
      >
        <option value="">{t('tablero.sensor_todos')}</option>
        {ESTADOS.map((estado) => (
          <option key={estado} value={estado}>
            {state(`lectura.${estado}.label`)}
          </option>
        ))}
      </SelectField>
      <Button
        variant="secondary"
        icon={ArrowDownWideNarrow}
        className="col-span-2 md:col-span-1 md:min-w-52"
        aria-disabled={!pending}
        title={pending ? t('tablero.orden_nuevo') : undefined}
        onClick={() => pending && onSort()}
      >
        {t(pending ? 'tablero.reordenar' : 'tablero.orden_al_dia')}
      </Button>
    </search>
  );
}

export function NobodyFits({ onClear }: { onClear(): void }) {
  const t = useTranslations('cuidador.tablero');
  return (
    <div className="rounded-2xl border border-line bg-surface px-4 py-8 text-center">
      <Search aria-hidden className="mx-auto size-5 text-ink-faint" />
      <p className="mt-2 font-medium">{t('nadie')}</p>
      <Button variant="secondary" size="sm" className="mt-3" onClick={onClear}>
        {t('ver_todas')}
      </Button>
    </div>
  );
}
