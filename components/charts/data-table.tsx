'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';

export type TableOf = {
  columns: readonly string[];
  /** The first cell of a row names it. Asked for only while the table is open. */
  rows(): readonly (readonly string[])[];
};

type DataTableProps = TableOf & { title: string; disabled?: boolean };

/** The values of a chart, behind a disclosure. Its place is kept while there are none. */
export function DataTable({ columns, rows, title, disabled }: DataTableProps) {
  const t = useTranslations('comun');
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={cx('group/table mt-1', disabled && 'invisible')}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="inline-flex min-h-9 list-none items-center gap-1 rounded pr-2 text-sm text-accent-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open/table:rotate-90" />
        {t('grafica.tabla')}
        <span className="sr-only">: {title}</span>
      </summary>
      {isOpen && <Rows columns={columns} rows={rows()} title={title} />}
    </details>
  );
}

type RowsProps = { columns: readonly string[]; rows: readonly (readonly string[])[]; title: string };

function Rows({ columns, rows, title }: RowsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by the keyboard
    <section aria-label={title} tabIndex={0} className="max-h-72 overflow-auto rounded-lg border border-line">
      <table className="w-full text-sm tabular-nums">
        <thead className="sticky top-0 bg-sunken text-left text-xs text-ink-soft">
          <tr>
            {columns.map((column, place) => (
              <th key={column} scope="col" className={cx('px-3 py-2 font-medium', place > 0 && 'text-right')}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 text-left font-normal whitespace-nowrap">
                {name}
              </th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]} className="px-3 py-1.5 text-right">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
