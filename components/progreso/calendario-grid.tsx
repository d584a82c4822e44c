'use client';

import { Cigarette, Leaf, Minus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { cx } from '@/components/ui/cx';
import type { Calendario, CalendarioDia } from '@/lib/domain/metrics/progreso/calendario';
import { useGridFocus } from './use-grid-focus';
import { useProgresoWords } from './use-progreso-words';

export const ESTADOS = ['sin_humo', 'fumado', 'sin_datos'] as const;
type Estado = CalendarioDia['estado'];

const LOOK = {
  sin_humo: { icon: Leaf, cell: 'bg-accent-wash text-accent-ink border-transparent' },
  fumado: { icon: Cigarette, cell: 'bg-surface text-ink border-edge' },
  sin_datos: { icon: Minus, cell: 'bg-sunken text-ink-soft border-transparent' },
} as const;

/** Shape and colour of a day, as the legend shows it. */
export function DiaMark({ estado }: { estado: Estado }) {
  const { icon: Icon, cell } = LOOK[estado];
  return (
    <span className={cx('grid size-6 place-items-center rounded-md border', cell)}>
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}

type Place = { fecha: string; dia: CalendarioDia | undefined };

/** A month as a grid: one stop of the Tab key, the arrow keys within, and each day opens its replay. */
export function CalendarioGrid({ calendario }: { calendario: Calendario }) {
  const { t, calendar } = useProgresoWords();
  const router = useRouter();
  const { mes, hoy, dias } = calendario;
  const lead = (new Date(`${mes}-01T00:00:00Z`).getUTCDay() || 7) - 1;
  const places = placesOf(mes, dias);
  const last = Math.max(0, dias.length - 1);
  // The arrow keys count from the first weekday, so that up and down are a week.
  const focus = useGridFocus(7, lead + places.length, lead + last);
  const weeks = Array.from({ length: Math.ceil((lead + places.length) / 7) }, (_, week) => week);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a table has no cells that take the focus */}
      <div
        role="grid"
        aria-label={calendar.month(mes)}
        className="grid gap-1"
        onKeyDown={focus.onKeyDown}
        tabIndex={-1}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its cells are */}
        <div role="row" className="grid grid-cols-7 gap-1 text-center text-xs text-ink-faint">
          {Array.from({ length: 7 }, (_, day) => day + 1).map((day) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: it is a heading
            <div role="columnheader" key={day} aria-label={calendar.weekday(day)}>
              {calendar.weekdayShort(day)}
            </div>
          ))}
        </div>
        {weeks.map((week) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its cells are
          <div role="row" key={week} className="grid grid-cols-7 gap-1">
            {Array.from({ length: 7 }, (_, day) => week * 7 + day).map((place) => {
              const here = places[place - lead];
              if (!here) return <span key={place} />;
              return (
                <DiaCell
                  key={place}
                  place={here}
                  isToday={here.fecha === hoy}
                  label={labelOf(here, hoy, { t, calendar })}
                  onOpen={() => here.dia && router.push(`/panel/progreso/dia/${here.fecha}`)}
                  {...focus.cell(place)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className="mt-2 min-h-5 text-sm text-ink-soft">
        {focus.chosen === null ? (
          <span className="pointer-coarse:sr-only">{t('calendario.teclas')}</span>
        ) : (
          labelAt(places[focus.at - lead], hoy, { t, calendar })
        )}
      </p>
    </>
  );
}

type Words = Pick<ReturnType<typeof useProgresoWords>, 't' | 'calendar'>;

function placesOf(mes: string, dias: readonly CalendarioDia[]): Place[] {
  const [year = 0, month = 0] = mes.split('-').map(Number);
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const byFecha = new Map(dias.map((dia) => [dia.fecha, dia]));
  return Array.from({ length: count }, (_, day) => {
    const fecha = `${mes}-${String(day + 1).padStart(2, '0')}`;
    return { fecha, dia: byFecha.get(fecha) };
  });
}

const labelAt = (place: Place | undefined, hoy: string, words: Words) => place && labelOf(place, hoy, words);

function labelOf({ fecha: day, dia }: Place, hoy: string, { t, calendar }: Words): string {
  const fecha = calendar.longDay(day);
  if (!dia) return t('calendario.dia', { fecha, estado: t('calendario.estado.futuro') });
  if (dia.estado === 'fumado') return t('calendario.dia_fumado', { fecha, n: dia.cigarrillos });
  const estado = t(`calendario.estado.${dia.estado}`);
  return day === hoy ? t('calendario.dia_hoy', { fecha, estado }) : t('calendario.dia', { fecha, estado });
}

type DiaCellProps = {
  place: Place;
  isToday: boolean;
  label: string;
  onOpen(): void;
  ref(element: HTMLElement | null): void;
  tabIndex: number;
  onFocus(): void;
};

function DiaCell({ place: { fecha, dia }, isToday, label, onOpen, ...focus }: DiaCellProps) {
  const look = dia && LOOK[dia.estado];
  const Icon = look?.icon;
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    <button
      {...focus}
      type="button"
      role="gridcell"
      aria-label={label}
      aria-current={isToday ? 'date' : undefined}
      aria-disabled={dia ? undefined : true}
      onClick={onOpen}
      className={cx(
        'flex h-12 min-w-0 flex-col items-center justify-center gap-0.5 rounded-lg border text-sm tabular-nums',
        look?.cell ?? 'border-transparent text-ink-faint',
        isToday && 'outline-2 outline-offset-1 outline-edge outline-dashed',
      )}
    >
      {Number(fecha.slice(8))}
      {Icon ? <Icon aria-hidden className="size-3.5" /> : <span className="h-3.5" />}
    </button>
  );
}
