import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { PatternFill } from './fill-patterns';

export type DesireBar = { label: string; resistidos: number; total: number };

/** A table whose bars repeat its numbers: superados within registrados, one row a tipo. */
export function DesireBars({ rows }: { rows: readonly DesireBar[] }) {
  const t = useTranslations('panel.barras');
  const { number } = useFormats();
  const most = Math.max(1, ...rows.map(({ total }) => total));
  if (rows.length === 0) {
    return <p className="self-center text-sm text-ink-soft">{t('vacio')}</p>;
  }
  return (
    <table className="w-full self-start text-sm tabular-nums">
      <caption className="sr-only">{t('titulo')}</caption>
      <thead>
        <tr className="text-left text-xs text-ink-faint">
          <th scope="col" className="pb-2 font-normal">
            {t('tipo')}
          </th>
          <th scope="col" className="w-full pb-2 font-normal">
            <span className="sr-only">{t('proporcion')}</span>
          </th>
          <th scope="col" className="pb-2 pl-3 text-right font-normal">
            {t('superados')}
          </th>
          <th scope="col" className="pb-2 pl-3 text-right font-normal">
            {t('total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row" className="py-1.5 pr-3 text-left font-medium">
              {row.label}
            </th>
            <td className="py-1.5">
              <Bar row={row} most={most} />
            </td>
            <td className="py-1.5 pl-3 text-right font-semibold">{number(row.resistidos)}</td>
            <td className="py-1.5 pl-3 text-right text-ink-soft">{number(row.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The superados are the plain part of the striped whole. */
function Bar({ row, most }: { row: DesireBar; most: number }) {
  const id = useId();
  const share = (count: number) => `${(count / most) * 100}%`;
  return (
    <svg aria-hidden className="block h-3 w-full min-w-12 overflow-hidden rounded">
      <defs>
        <PatternFill id={id} color="chart-band" fill="stripes" />
      </defs>
      <rect width={share(row.total)} height="12" fill={`url(#${id})`} />
      <rect width={share(row.resistidos)} height="12" className="fill-chart-a" />
    </svg>
  );
}
