import { Timer } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber, NO_VALUE } from '@/components/ui/format';
import type { Latency } from '@/lib/domain/telemetry';

const ROWS: { key: keyof Latency; label: string; text: string }[] = [
  { key: 'sensor_to_frame', label: 'Desde que el sensor midió', text: 'Según el reloj del sensor.' },
  { key: 'ingest_to_frame', label: 'Desde que llegó al servidor', text: 'Lo que tarda Latido.' },
];

/** How long readings take to go out to the screens: half of them, and nineteen of twenty, took at most so long. */
export function LatencyTable({ latency }: { latency: Latency }) {
  if (ROWS.every(({ key }) => latency[key].n === 0))
    return (
      <EmptyState icon={Timer} title="Aún no hay mediciones">
        Aparecen cuando llegan lecturas de alguien que alguien está viendo.
      </EmptyState>
    );
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">
        Del sensor a la pantalla: mediana, percentil 95 y lecturas medidas
      </caption>
      <thead>
        <tr className="text-right text-xs text-ink-faint">
          <th scope="col" className="pb-2 text-left font-normal">
            Tiempo
          </th>
          <th scope="col" className="pb-2 pl-3 font-normal">
            p50
          </th>
          <th scope="col" className="pb-2 pl-3 font-normal">
            p95
          </th>
          <th scope="col" className="pb-2 pl-3 font-normal">
            n
          </th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ key, label, text }) => (
          <tr key={key} className="border-t border-line align-top">
            <th scope="row" className="py-2 text-left font-medium">
              {label}
              <span className="block text-xs font-normal text-ink-soft">{text}</span>
            </th>
            <td className="py-2 pl-3 text-right font-semibold whitespace-nowrap">
              {formatLatency(latency[key].p50_ms)}
            </td>
            <td className="py-2 pl-3 text-right font-semibold whitespace-nowrap">
              {formatLatency(latency[key].p95_ms)}
            </td>
            <td className="py-2 pl-3 text-right text-ink-soft">{formatNumber(latency[key].n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Longer than the longest that is told apart is told as such. */
const LONGEST_MS = 10_000;

function formatLatency(ms: number | null): string {
  if (ms === null) return NO_VALUE;
  if (ms >= LONGEST_MS) return '≥ 10 s';
  if (ms >= 1_000) return `${formatNumber(ms / 1_000, 1)} s`;
  return `${formatNumber(ms, ms < 10 ? 1 : 0)} ms`;
}
