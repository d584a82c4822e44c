'use client';

import { CloudOff, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { LiveNotice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { PagedList } from './use-paged-list';

type PagedRowsProps<Row> = {
  list: PagedList<Row>;
  /** How many there are, in words: `3 cuentas`. */
  count(n: number): string;
  empty: string;
  label: string;
  children(row: Row): ReactNode;
};

/** The rows of a list with its waiting, failed and empty states, and the way to the next page. */
export function PagedRows<Row>({ list, count, empty, label, children }: PagedRowsProps<Row>) {
  const t = useTranslations('admin.lista');
  const comun = useTranslations('comun');
  const { rows, isLoading, problem, hasMore, isLoadingMore, more, refresh } = list;
  const nothing = rows.length === 0;
  const cuantos = count(rows.length);
  const told = hasMore ? t('mas_de', { cuantos }) : cuantos;
  return (
    <>
      <p role="status" className="min-h-5 text-sm text-ink-faint">
        {isLoading ? t('buscando') : !problem && told}
      </p>
      {problem && nothing && (
        <EmptyState icon={CloudOff} title={problem}>
          <Button variant="secondary" size="sm" className="mt-2" onClick={() => void refresh()}>
            {comun('reintentar')}
          </Button>
        </EmptyState>
      )}
      <LiveNotice
        kind={problem && !nothing ? 'warn' : undefined}
        title={problem && !nothing ? t('sin_actualizar', { problema: problem }) : undefined}
        className="mt-2"
      />
      {nothing && isLoading && <Waiting />}
      {nothing && !isLoading && !problem && <EmptyState icon={SearchX} title={empty} />}
      <ul aria-label={label} className={cx('mt-2 divide-y divide-line', isLoading && 'opacity-60')}>
        {rows.map(children)}
      </ul>
      {hasMore && (
        <Button className="mt-4" variant="secondary" size="sm" pending={isLoadingMore} onClick={more}>
          {t('ver_mas')}
        </Button>
      )}
    </>
  );
}

function Waiting() {
  return (
    <div className="mt-4 grid gap-4">
      {['a', 'b', 'c'].map((key) => (
        <Skeleton key={key} className="h-16" />
      ))}
    </div>
  );
}
