import { Activity, type ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { PanelId } from '@/lib/domain/panel-layout';

/** Those with a picture over time take two thirds of a row, the others one. */
const WIDE: ReadonlySet<PanelId> = new Set([
  'frecuencia_hoy',
  'predicciones',
  'superados',
  'habitos',
  'sensores',
  'historial',
]);

type PanelGridProps = { panels: readonly { panel: PanelId; element: ReactNode }[] };

/** Rows that are always full, whatever is hidden or moved: who stands alone in a row takes all of it. */
export function PanelGrid({ panels }: PanelGridProps) {
  return (
    <div className="flex flex-col gap-4 lg:flex-row lg:flex-wrap lg:gap-6">
      {panels.map(({ panel, element }) => (
        <div
          key={panel}
          data-panel={panel}
          className={cx(
            'grid min-w-0 grid-cols-[minmax(0,1fr)]',
            // Laid out as somebody comes near; what it draws around itself is not cut off.
            '[contain-intrinsic-size:auto_26rem] [content-visibility:auto] [overflow-clip-margin:1rem] print:[content-visibility:visible]',
            WIDE.has(panel) ? 'lg:grow-[2] lg:basis-[55%]' : 'lg:grow lg:basis-[30%]',
          )}
        >
          {/* Each comes alive on its own, and the page answers in between. */}
          <Activity>{element}</Activity>
        </div>
      ))}
    </div>
  );
}
