import { useId } from 'react';
import { useFormats } from '@/components/ui/use-formats';
import { type FillPattern, PatternFill } from './fill-patterns';

export type CompareRow = { label: string; value: number; fill: FillPattern };

/** A table whose bars repeat its numbers, each with a pattern of its own. */
export function CompareBars({ caption, rows }: { caption: string; rows: readonly CompareRow[] }) {
  const { number } = useFormats();
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <table className="mt-1 w-full text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <tbody>
        {rows.map(({ label, value, fill }) => (
          <tr key={label}>
            <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap text-ink-soft">
              {label}
            </th>
            <td className="w-full py-1">
              <Bar share={value / most} fill={fill} />
            </td>
            <td className="py-1 pl-3 text-right font-semibold">{number(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ share, fill }: { share: number; fill: FillPattern }) {
  const id = useId();
  return (
    <svg aria-hidden className="block h-3 w-full min-w-12 overflow-hidden rounded">
      <defs>
        <PatternFill id={id} color={fill === 'plain' ? 'chart-a' : 'chart-b'} fill={fill} />
      </defs>
      <rect width={`${share * 100}%`} height="12" fill={`url(#${id})`} />
    </svg>
  );
}
