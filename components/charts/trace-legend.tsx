import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { useFormats } from '@/components/ui/use-formats';
import { Swatch } from './legend';
import { TRACE_SERIES } from './trace-series';

type TraceLegendProps = {
  /** Newest values in the order of the series. */
  values: readonly (number | null)[];
  unit: string;
  decimals: number;
  stale: boolean;
};

/** What each line is, with its newest value: the trace's content in text. */
export function TraceLegend({ values, unit, decimals, stale }: TraceLegendProps) {
  const t = useTranslations('panel');
  const { number, signed } = useFormats();
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1 pl-[1ch] text-sm xs:grid-cols-4">
      {TRACE_SERIES.map(({ name, color, width, dash }, index) => (
        <div key={name} className="min-w-0">
          <dt className="flex items-center gap-1.5 text-xs text-ink-faint">
            <Swatch color={color} width={width} dash={dash} />
            {t(`serie.${name}`)}
          </dt>
          <dd
            className={cx(
              'font-semibold whitespace-nowrap tabular-nums',
              // The place of the sign hangs to the left, so that the digits stand under their label and never hop.
              index > 0 && '-ml-[1ch]',
              stale && 'text-ink-faint',
            )}
          >
            {index > 0 ? signed(values[index], decimals) : number(values[index], decimals)}
            <span className="ml-1 text-xs font-normal text-ink-soft">{unit}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
