'use client';

import { DataTable } from '@/components/charts/data-table';
import type { DiaRepetido } from '@/lib/domain/repeticion';
import { linesOf } from './repeticion-data';
import { useProgresoWords } from './use-progreso-words';

type RepeticionDayProps = { dia: DiaRepetido; ms: number; from: number; to: number };

const [WIDTH, HEIGHT] = [1_000, 120];

/** The day at a glance: the heart rate of every five minutes, what was told in it, and where the replay stands. */
export function RepeticionDay({ dia, ms, from, to }: RepeticionDayProps) {
  const { t, formats } = useProgresoWords();
  const lines = linesOf(dia.ventanas);
  const all = lines.flat().map(({ hr }) => hr);
  const low = Math.min(...all) - 3;
  const high = Math.max(...all) + 3;
  const x = (at: number) => ((at - from) / (to - from)) * WIDTH;
  const y = (hr: number) => HEIGHT - ((hr - low) / (high - low)) * HEIGHT;
  const n = all.length;
  return (
    <figure>
      <figcaption className="mb-2 text-sm text-ink-soft">
        {t('repeticion.dia_resumen', {
          n,
          minimo: formats.number(n > 0 ? Math.min(...all) : null),
          maximo: formats.number(n > 0 ? Math.max(...all) : null),
        })}
      </figcaption>
      <svg
        aria-hidden
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-28 w-full overflow-visible rounded-lg bg-sunken"
      >
        {dia.eventos.map(({ que, id, at }) => (
          <line
            key={`${que} ${id}`}
            x1={x(Date.parse(at))}
            x2={x(Date.parse(at))}
            y1="0"
            y2={HEIGHT}
            strokeDasharray={que === 'consumo' ? '2 4' : que === 'superado' ? undefined : '6 4'}
            vectorEffect="non-scaling-stroke"
            strokeWidth="1.5"
            className={que === 'superado' ? 'stroke-chart-a' : 'stroke-chart-c'}
          />
        ))}
        {lines.map((line) => (
          <polyline
            key={line[0]?.ms}
            points={line.map(({ ms: at, hr }) => `${x(at)},${y(hr)}`).join(' ')}
            fill="none"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
            className="stroke-chart-b"
          />
        ))}
        <line
          x1={x(ms)}
          x2={x(ms)}
          y1="0"
          y2={HEIGHT}
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
          className="stroke-ink"
        />
      </svg>
      <Hours from={from} to={to} zone={dia.zona_horaria} />
      <DataTable
        title={t('repeticion.dia')}
        columns={[t('repeticion.col_hora'), t('repeticion.col_hr')]}
        rows={() =>
          dia.ventanas.map(({ inicio, hr_mean }) => [
            formats.time(inicio, dia.zona_horaria),
            formats.number(hr_mean, 1),
          ])
        }
      />
    </figure>
  );
}

/** Where in the day the line is; the range below says its own moment in words. */
function Hours({ from, to, zone }: { from: number; to: number; zone: string }) {
  const { formats } = useProgresoWords();
  const quarters = [0, 1, 2, 3, 4].map((part) => from + ((to - from) * part) / 4);
  return (
    <p aria-hidden className="mt-1 flex justify-between text-xs text-ink-faint tabular-nums">
      {quarters.map((at) => (
        <span key={at}>{formats.time(at, zone)}</span>
      ))}
    </p>
  );
}
