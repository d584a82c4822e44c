import { formatNumber } from '@/components/ui/format';

export type DesireBar = { label: string; resistidos: number; total: number };

/** A table whose bars repeat its numbers: superados within registrados, one row a tipo. */
export function DesireBars({ rows }: { rows: readonly DesireBar[] }) {
  const most = Math.max(1, ...rows.map(({ total }) => total));
  if (rows.length === 0) {
    return (
      <p className="self-center text-sm text-ink-soft">El detalle por tipo aparece con el primer antojo.</p>
    );
  }
  return (
    <table className="w-full self-start text-sm tabular-nums">
      <caption className="sr-only">Antojos superados y registrados por tipo</caption>
      <thead>
        <tr className="text-left text-xs text-ink-faint">
          <th scope="col" className="pb-2 font-normal">
            Tipo
          </th>
          <th scope="col" className="w-full pb-2 font-normal">
            <span className="sr-only">Proporción</span>
          </th>
          <th scope="col" className="pb-2 pl-3 text-right font-normal">
            Superados
          </th>
          <th scope="col" className="pb-2 pl-3 text-right font-normal">
            Total
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
            <td className="py-1.5 pl-3 text-right font-semibold">{formatNumber(row.resistidos)}</td>
            <td className="py-1.5 pl-3 text-right text-ink-soft">{formatNumber(row.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ row, most }: { row: DesireBar; most: number }) {
  const share = (count: number) => (count / most) * 100;
  return (
    <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2.5 w-full min-w-12">
      <rect width={share(row.total)} height="8" className="fill-chart-band" />
      <rect width={share(row.resistidos)} height="8" className="fill-chart-a" />
    </svg>
  );
}
