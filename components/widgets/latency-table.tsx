import { Timer } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { useFormats } from '@/components/ui/use-formats';
import type { Latency } from '@/lib/domain/telemetry';
import { type Formats, NO_VALUE } from '@/lib/i18n/format';

const ROWS = ['sensor_to_frame', 'ingest_to_frame'] as const;

/** How long readings take to go out to the screens: half of them, and nineteen of twenty, took at most so long. */
export function LatencyTable({ latency }: { latency: Latency }) {
  const t = useTranslations('admin.sistema');
  const { number } = useFormats();
  if (ROWS.every((key) => latency[key].n === 0))
    return (
      <EmptyState icon={Timer} title={t('sin_medir')}>
        {t('sin_medir_texto')}
      </EmptyState>
    );
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{t('latencia_tabla')}</caption>
      <thead>
        <tr className="text-right text-xs text-ink-faint">
          <th scope="col" className="pb-2 text-left font-normal">
            {t('tiempo')}
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
        {ROWS.map((key) => (
          <tr key={key} className="border-t border-line align-top">
            <th scope="row" className="py-2 text-left font-medium">
              {t(`medida.${key}`)}
              <span className="block text-xs font-normal text-ink-soft">{t(`medida_texto.${key}`)}</span>
            </th>
            <td className="py-2 pl-3 text-right font-semibold whitespace-nowrap">
              {formatLatency(latency[key].p50_ms, number)}
            </td>
            <td className="py-2 pl-3 text-right font-semibold whitespace-nowrap">
              {formatLatency(latency[key].p95_ms, number)}
            </td>
            <td className="py-2 pl-3 text-right text-ink-soft">{number(latency[key].n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Longer than the longest that is told apart is told as such. */
const LONGEST_MS = 10_000;

function formatLatency(ms: number | null, number: Formats['number']): string {
  if (ms === null) return NO_VALUE;
  if (ms >= LONGEST_MS) return '≥ 10 s';
  if (ms >= 1_000) return `${number(ms / 1_000, 1)} s`;
  return `${number(ms, ms < 10 ? 1 : 0)} ms`;
}
