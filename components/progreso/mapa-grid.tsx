'use client';

import { cx } from '@/components/ui/cx';
import type { Mapa } from '@/lib/domain/metrics/progreso/mapa';
import { hourText } from './hour-text';
import { useGridFocus } from './use-grid-focus';
import { useProgresoWords } from './use-progreso-words';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** How much of the square is filled: seen also by who does not see its colour. */
const LEVELS = [0, 4, 6.5, 8.5, 10] as const;

const levelOf = (total: number, most: number) =>
  total === 0 ? 0 : Math.min(4, Math.ceil((4 * total) / most));

/** A square a cell, the greater the more antojos there were. The arrow keys go through the hours and the days. */
export function MapaGrid({ mapa }: { mapa: Mapa }) {
  const { t, formats, calendar } = useProgresoWords();
  const byPlace = new Map(mapa.celdas.map((cell) => [(cell.dia - 1) * 24 + cell.hora, cell]));
  const most = Math.max(1, ...mapa.celdas.map(({ total }) => total));
  const first = mapa.celdas.find(({ total }) => total === most);
  const focus = useGridFocus(24, 7 * 24, first ? (first.dia - 1) * 24 + first.hora : 0);
  const label = (place: number) => {
    const { total = 0, superados = 0 } = byPlace.get(place) ?? {};
    const dia = calendar.weekday(Math.floor(place / 24) + 1);
    return t('mapa.celda', { dia, hora: hourText(place % 24, formats), n: total, superados });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a table has no cells that take the focus */}
      <div
        role="grid"
        aria-label={t('mapa.titulo')}
        aria-readonly
        tabIndex={-1}
        onKeyDown={focus.onKeyDown}
        className="grid gap-px"
      >
        {DAYS.map((dia) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its cells are
          <div
            role="row"
            key={dia}
            className="grid grid-cols-[2rem_repeat(24,minmax(0,1fr))] items-center gap-px"
          >
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: it is a heading */}
            <span role="rowheader" aria-label={calendar.weekday(dia)} className="text-xs text-ink-faint">
              {calendar.weekdayShort(dia)}
            </span>
            {HOURS.map((hora) => {
              const place = (dia - 1) * 24 + hora;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: its place in the grid makes it so
                <span
                  role="gridcell"
                  key={hora}
                  aria-label={label(place)}
                  {...focus.cell(place)}
                  className="block h-7 min-w-0 rounded-[3px]"
                >
                  <Square level={levelOf(byPlace.get(place)?.total ?? 0, most)} />
                </span>
              );
            })}
          </div>
        ))}
      </div>
      <Hours />
      <p className="mt-2 min-h-10 text-sm sm:min-h-5">
        {focus.chosen === null ? (
          <span className="text-ink-soft pointer-coarse:sr-only">{t('mapa.teclas')}</span>
        ) : (
          label(focus.at)
        )}
      </p>
      <Scale />
    </>
  );
}

function Square({ level }: { level: number }) {
  const side = LEVELS[level] ?? 0;
  return (
    <svg aria-hidden viewBox="0 0 10 10" preserveAspectRatio="none" className="block size-full">
      <rect width="10" height="10" rx="1" className="fill-sunken" />
      {side > 0 && (
        <rect
          x={(10 - side) / 2}
          y={(10 - side) / 2}
          width={side}
          height={side}
          rx="1"
          className={cx(level > 2 ? 'fill-chart-a' : 'fill-chart-a opacity-70')}
        />
      )}
    </svg>
  );
}

function Hours() {
  const { formats } = useProgresoWords();
  return (
    <div
      aria-hidden
      className="mt-1 grid grid-cols-[2rem_repeat(4,minmax(0,1fr))] text-xs text-ink-faint tabular-nums"
    >
      <span />
      {[0, 6, 12, 18].map((hora) => (
        <span key={hora} className="border-l border-line pl-1">
          {hourText(hora, formats)}
        </span>
      ))}
    </div>
  );
}

function Scale() {
  const { t } = useProgresoWords();
  return (
    <p aria-hidden className="mt-1 flex items-center gap-1.5 text-xs text-ink-soft">
      {t('mapa.menos')}
      {LEVELS.map((_, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the levels are the places
        <span key={level} className="block size-4">
          <Square level={level} />
        </span>
      ))}
      {t('mapa.mas')}
    </p>
  );
}
