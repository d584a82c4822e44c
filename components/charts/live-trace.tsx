'use client';

import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { onThemeChange, type Palette, readPalette } from './palette';
import { boundOf, type TraceColumns } from './trace-data';
import { TRACE_SERIES } from './trace-series';

export const TRACE_HEIGHT = 176;
/** Enough for a calm scroll; a canvas redrawn 60 times a second costs a phone's battery. */
const FRAME_MS = 66;
const REDUCED_FRAME_MS = 1_000;

type LiveTraceProps = {
  columns: TraceColumns;
  /** The moment at the right edge, ms since 1970: it moves on also when no data comes. */
  edge(): number;
  windowMs: number;
  /** Allowed bounds of the symmetric scale, ascending. */
  steps: readonly number[];
  /** Where the cursor of the keyboard stands, ms since 1970. */
  cursor?: number;
  /** What it is, where no frame around it says so. */
  label?: string;
};

/** A scrolling canvas trace of magnitude, x, y and z. Old data leaves on the left, whether or not new data comes. */
export function LiveTrace({ columns, edge, windowMs, steps, cursor, label }: LiveTraceProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ columns, edge, steps, cursor });
  latest.current = { columns, edge, steps, cursor };

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    return startTrace(element, latest, windowMs);
  }, [windowMs]);

  const named = !label ? {} : { role: 'img', 'aria-label': label };
  return <div ref={host} {...named} className="h-44 min-w-0 overflow-hidden" />;
}

type Latest = { current: Pick<LiveTraceProps, 'columns' | 'edge' | 'steps' | 'cursor'> };

function startTrace(element: HTMLDivElement, latest: Latest, windowMs: number): () => void {
  let palette = readPalette();
  let drawn: TraceColumns | undefined;
  const plot = new uPlot(
    optionsOf(element.clientWidth, windowMs, latest, () => palette),
    [[]],
    element,
  );
  const endTheme = onThemeChange(() => {
    palette = readPalette();
    plot.redraw();
  });
  const observer = new ResizeObserver(() => {
    plot.setSize({ width: element.clientWidth, height: TRACE_HEIGHT });
  });
  observer.observe(element);
  const endFrames = everyFrame(() => {
    const { columns, edge } = latest.current;
    if (columns !== drawn) plot.setData(columns, false);
    drawn = columns;
    const right = edge();
    plot.setScale('x', { min: right - windowMs, max: right });
  });
  return () => {
    endFrames();
    observer.disconnect();
    endTheme();
    plot.destroy();
  };
}

/** At most one call per `FRAME_MS`, none while the tab is hidden, one a second for who asked for less motion. */
function everyFrame(draw: () => void): () => void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let last = 0;
  let handle = requestAnimationFrame(step);
  function step(time: number) {
    if (time - last >= (calm.matches ? REDUCED_FRAME_MS : FRAME_MS)) {
      last = time;
      draw();
    }
    handle = requestAnimationFrame(step);
  }
  return () => cancelAnimationFrame(handle);
}

function optionsOf(width: number, windowMs: number, latest: Latest, palette: () => Palette): uPlot.Options {
  const font = '12px system-ui, sans-serif';
  const axis = {
    font,
    stroke: () => palette()['ink-faint'],
    grid: { stroke: () => palette().line, width: 1 },
    ticks: { show: false },
  };
  const parts = [1, 0.75, 0.5, 0.25, 0];
  return {
    width,
    height: TRACE_HEIGHT,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, auto: false },
      y: {
        range: () => {
          const bound = boundOf(latest.current.columns, latest.current.steps);
          return [-bound, bound];
        },
      },
    },
    axes: [
      {
        ...axis,
        size: 28,
        splits: (plot) => parts.map((part) => (plot.scales.x?.max ?? 0) - part * windowMs),
        values: () => parts.map((part) => (part === 0 ? '0 s' : `−${(part * windowMs) / 1000} s`)),
      },
      { ...axis, size: 44, values: (_, splits) => splits.map((at) => String(at).replace('-', '−')) },
    ],
    hooks: { draw: [(plot) => drawCursor(plot, latest.current.cursor, palette().ink)] },
    series: [
      {},
      ...TRACE_SERIES.map(({ color, width: line, dash }) => ({
        stroke: () => palette()[color],
        width: line,
        dash: [...dash],
        points: { show: false },
      })),
    ],
  };
}

function drawCursor(plot: uPlot, cursor: number | undefined, color: string): void {
  if (cursor === undefined) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(cursor, 'x', true));
  ctx.save();
  ctx.strokeStyle = color;
  ctx.setLineDash([4, 4]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
