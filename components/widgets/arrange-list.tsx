'use client';

import { ArrowDown, ArrowUp, Eye, EyeOff, GripVertical, type LucideIcon } from 'lucide-react';
import { type MouseEvent, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import type { PanelId } from '@/lib/domain/panel-layout';
import { useRowDrag } from './use-row-drag';

type ArrangeListProps = {
  order: readonly PanelId[];
  hidden: readonly PanelId[];
  onMove(panel: PanelId, to: number): void;
  onToggle(panel: PanelId): void;
};

/** The panels as rows: dragged by a handle, or moved by buttons that keep the focus as their row moves. */
export function ArrangeList({ order, hidden, onMove, onToggle }: ArrangeListProps) {
  const pressed = useRef<HTMLElement>(null);
  const { list, handle, offset, dragged } = useRowDrag((from, to) => {
    const panel = order[from];
    if (panel) onMove(panel, to);
  });
  // Moving a row takes it out of the page for a moment, and the focus with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the order
  useLayoutEffect(() => pressed.current?.focus(), [order.join()]);
  const keep = (event: MouseEvent<HTMLElement>, act: () => void) => {
    pressed.current = event.currentTarget;
    act();
  };
  return (
    <ol ref={list} className="mt-4 grid">
      {order.map((panel, index) => (
        <li
          key={panel}
          style={dragged === undefined ? undefined : { transform: `translateY(${offset(index)}px)` }}
          className={cx(
            'flex items-center gap-1 border-b border-line py-1 last:border-0',
            dragged === index && 'relative z-10 rounded-lg bg-sunken shadow-lg',
            dragged !== undefined && dragged !== index && 'transition-transform duration-100',
          )}
        >
          <Row
            panel={panel}
            isHidden={hidden.includes(panel)}
            isFirst={index === 0}
            isLast={index === order.length - 1}
            grip={handle(index)}
            onUp={(event) => keep(event, () => onMove(panel, index - 1))}
            onDown={(event) => keep(event, () => onMove(panel, index + 1))}
            onToggle={() => onToggle(panel)}
          />
        </li>
      ))}
    </ol>
  );
}

type RowProps = {
  panel: PanelId;
  isHidden: boolean;
  isFirst: boolean;
  isLast: boolean;
  grip: object;
  onUp(event: MouseEvent<HTMLElement>): void;
  onDown(event: MouseEvent<HTMLElement>): void;
  onToggle(): void;
};

function Row({ panel, isHidden, isFirst, isLast, grip, onUp, onDown, onToggle }: RowProps) {
  const t = useTranslations('panel.organizar');
  const nombre = useTranslations('panel')(`nombre.${panel}`);
  return (
    <>
      {/* For the pointer alone: the buttons beside it do the same. */}
      <span
        {...grip}
        aria-hidden
        data-grip={panel}
        className="grid size-9 shrink-0 cursor-grab touch-none place-items-center text-ink-faint active:cursor-grabbing"
      >
        <GripVertical className="size-4" />
      </span>
      <span className={cx('min-w-0 grow text-sm font-medium', isHidden && 'text-ink-faint line-through')}>
        {nombre}
      </span>
      <RowButton icon={ArrowUp} label={t('subir', { panel: nombre })} off={isFirst} onClick={onUp} />
      <RowButton icon={ArrowDown} label={t('bajar', { panel: nombre })} off={isLast} onClick={onDown} />
      <RowButton
        icon={isHidden ? EyeOff : Eye}
        label={t(isHidden ? 'mostrar' : 'ocultar', { panel: nombre })}
        onClick={onToggle}
      />
    </>
  );
}

type RowButtonProps = {
  icon: LucideIcon;
  label: string;
  off?: boolean;
  onClick(event: MouseEvent<HTMLElement>): void;
};

function RowButton({ icon: Icon, label, off, onClick }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // It keeps the focus: who moves a row up to the first place stands on this button.
      aria-disabled={off}
      onClick={(event) => !off && onClick(event)}
      className="grid size-9 shrink-0 place-items-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-40"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
