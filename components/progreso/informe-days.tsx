'use client';

import { cx } from '@/components/ui/cx';
import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { columnasDe } from '@/lib/i18n/informe';
import { useProgresoWords } from './use-progreso-words';

const WORDS = new Set(['dia', 'estado']);

/** The days as a table. */
export function InformeDays({ informe }: { informe: Informe }) {
  const { t, formats, calendar } = useProgresoWords();
  const [first, ...columns] = columnasDe(informe, t, formats, calendar);
  return (
    <div className="mt-6 break-inside-avoid">
      <h2 className="mb-2 font-semibold">{t('informe.dias')}</h2>
      <section
        aria-label={t('informe.dias')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by the keyboard
        tabIndex={0}
        className="scroll-cue overflow-x-auto rounded-xl border border-line print:overflow-visible"
      >
        <table className="w-full text-sm tabular-nums">
          <thead className="bg-sunken text-xs text-ink-soft print:bg-transparent">
            <tr>
              {[first, ...columns].map(
                (column) =>
                  column && (
                    <th
                      key={column.key}
                      scope="col"
                      className={cx(
                        'px-1.5 py-2 font-medium sm:px-3',
                        WORDS.has(column.key) ? 'text-left' : 'text-right',
                      )}
                    >
                      {column.label}
                    </th>
                  ),
              )}
            </tr>
          </thead>
          <tbody>
            {informe.dias.map((dia) => (
              <tr key={dia.fecha} className="border-t border-line">
                <th scope="row" className="px-1.5 py-1.5 text-left font-normal whitespace-nowrap sm:px-3">
                  {first?.text(dia)}
                </th>
                {columns.map(({ key, text }) => (
                  <td
                    key={key}
                    className={cx(
                      'px-1.5 py-1.5 sm:px-3',
                      WORDS.has(key) ? 'text-left' : 'text-right whitespace-nowrap',
                    )}
                  >
                    {text(dia)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
