'use client';

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { cursorStep } from './cursor-step';
import { DataTable, type TableOf } from './data-table';
import { Legend, type LegendItem } from './legend';
import { OnceNear } from './once-near';

/** The place of the cursor among the points, null while there is none; the pointer may move it as the keys do. */
export type Cursor = { at: number | null; moveTo(at: number | null): void };

export type ChartFrameProps = {
  title: string;
  /** One sentence that says what the chart shows. */
  summary: string;
  /** What is there for a screen reader alone, where the card around the chart says the same. */
  quiet?: 'title' | 'all';
  legend?: readonly LegendItem[];
  /** How many points the cursor goes through, oldest first, and what it says at one of them. */
  points: number;
  pointText(at: number): string;
  /** Told when the cursor appears or goes: a live chart stops meanwhile. */
  onCursor?(at: number | null): void;
  table: TableOf;
  /** Height of the plot: the same while it loads, is empty or failed. */
  height: string;
  /** The plot is a library's: it waits until the reader comes near. */
  late?: boolean;
  /** In place of the plot: a skeleton, an empty or a failed state. */
  instead?: ReactNode;
  className?: string;
  children(cursor: Cursor): ReactNode;
};

/** All that a chart needs besides its picture: a sentence, a cursor for the keyboard, what the lines are, the values. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, summary, quiet, legend, table, height, instead, className } = props;
  const id = useId();
  return (
    <figure aria-labelledby={`${id}-title`} className={cx('min-w-0', className)}>
      <figcaption className={cx(quiet === 'all' ? 'sr-only' : 'mb-3')}>
        <h3 id={`${id}-title`} className={cx('text-sm font-medium', quiet && 'sr-only')}>
          {title}
        </h3>
        <p id={`${id}-summary`} className="mt-0.5 text-sm text-ink-soft">
          {summary}
        </p>
      </figcaption>
      {instead === undefined ? (
        <Plot {...props} labelledBy={`${id}-title`} describedBy={`${id}-summary`} />
      ) : (
        <>
          <div className={height}>{instead}</div>
          <p className="mt-1 min-h-5 text-sm" />
        </>
      )}
      {/* Of what is not drawn it says nothing, but keeps its place. */}
      {legend && <Legend items={legend} className={cx('mt-1', instead !== undefined && 'invisible')} />}
      <DataTable {...table} title={title} disabled={instead !== undefined} />
    </figure>
  );
}

type PlotProps = ChartFrameProps & { labelledBy: string; describedBy: string };

function Plot({ points, pointText, onCursor, height, late, children, labelledBy, describedBy }: PlotProps) {
  const t = useTranslations('comun');
  const [chosen, setChosen] = useState<number | null>(null);
  // A new day may have fewer points than the one that the cursor stood in.
  const at = chosen !== null && chosen < points ? chosen : null;
  const moveTo = (next: number | null) => {
    setChosen(next);
    onCursor?.(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cursorStep(event.key, at, points);
    if (next === undefined) return;
    event.preventDefault();
    moveTo(next);
  };
  const picture = children({ at, moveTo });
  return (
    <>
      {/* No element of HTML takes arrow keys over a picture; a screen reader hands them on to this one. */}
      <div
        role="application"
        aria-roledescription={t('grafica.papel')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move its cursor
        tabIndex={0}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        onKeyDown={onKeyDown}
        onBlur={() => at !== null && moveTo(null)}
        className={cx('group/plot relative', height)}
      >
        <div aria-hidden className="h-full">
          {late ? <OnceNear>{picture}</OnceNear> : picture}
        </div>
      </div>
      <p className="relative mt-1 min-h-5 text-sm tabular-nums">
        <span role="status" className="font-medium">
          {at === null ? '' : pointText(at)}
        </span>
        <KeysHint shown={at === null && points > 0} />
      </p>
    </>
  );
}

/** Seen while the plot has the focus of the keyboard. */
function KeysHint({ shown }: { shown: boolean }) {
  const t = useTranslations('comun');
  if (!shown) return null;
  return (
    <span className="absolute inset-0 hidden truncate text-xs/5 text-ink-faint [:focus-visible+p>&]:block">
      {t('grafica.teclas')}
    </span>
  );
}
