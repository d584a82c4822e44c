'use client';

import { Popover as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';

type PopoverProps = {
  open: boolean;
  onOpenChange(open: boolean): void;
  trigger: ReactNode;
  children: ReactNode;
} & Pick<ComponentProps<typeof Radix.Content>, 'aria-label' | 'className'>;

/** Beside its button, and not modal: the page goes on around it. Escape and a press elsewhere close it. */
export function Popover({ open, onOpenChange, trigger, children, className, ...label }: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          {...label}
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className={cx(
            'appears z-40 rounded-2xl border border-line bg-surface text-ink shadow-xl',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
