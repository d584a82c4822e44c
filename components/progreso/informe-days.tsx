// biome-ignore-all lint/a11y/noRedundantRoles: what is laid out in blocks is no table any more for some screen readers
'use client';

import { cx } from '@/components/ui/cx';
import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { columnasDe } from '@/lib/i18n/informe';
import { useProgresoWords } from './use-progreso-words';

const WORDS = new Set(['dia', 'estado']);

/** The days as a table; on a phone each is a block of its own, with the name of each figure above it. */
export function InformeDays({ informe }: { informe: Informe }) {
  const { t, formats, calendar } = useProgresoWords();
  const [first, ...columns] = columnasDe(informe, t, formats, calendar);
  return (
    <div className="mt-6 break-inside-avoid">
      <h2 className="mb-2 font-semibold">{t('informe.dias')}</h2>
      <div className="overflow-hidden rounded-xl border border-line print:overflow-visible">
        <table
          role="table"
          aria-label={t('informe.dias')}
          className="w-full text-sm tabular-nums max-sm:block"
        >
          <thead
            role="rowgroup"
            className="bg-sunken text-xs text-ink-soft max-sm:sr-only print:bg-transparent"
          >
            <tr role="row">
              {[first, ...columns].map(
                (column) =>
                  column && (
                    <th
                      key={column.key}
                      role="columnheader"
                      scope="col"
                      className={cx(
                        'px-1.5 py-2 font-medium md:px-3',
                        WORDS.has(column.key) ? 'text-left' : 'text-right',
                      )}
                    >
                      {column.label}
                    </th>
                  ),
              )}
            </tr>
          </thead>
          <tbody role="rowgroup" className="max-sm:block">
            {informe.dias.map((dia) => (
              <tr
                key={dia.fecha}
                role="row"
                className="border-line not-first:border-t max-sm:grid max-sm:grid-cols-3 max-sm:gap-x-3 max-sm:gap-y-2 max-sm:p-3 sm:border-t"
              >
                <th
                  role="rowheader"
                  scope="row"
                  className="px-1.5 py-1.5 text-left font-normal whitespace-nowrap max-sm:p-0 max-sm:font-semibold md:px-3"
                >
                  {first?.text(dia)}
                </th>
                {columns.map(({ key, label, text }) => (
                  <td
                    key={key}
                    role="cell"
                    className={cx(
                      'px-1.5 py-1.5 max-sm:p-0 md:px-3',
                      WORDS.has(key) ? 'text-left max-sm:col-span-2' : 'sm:text-right sm:whitespace-nowrap',
                    )}
                  >
                    {!WORDS.has(key) && (
                      <span aria-hidden className="block text-xs text-ink-soft sm:hidden">
                        {label}
                      </span>
                    )}
                    {text(dia)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
