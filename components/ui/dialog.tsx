'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from './cx';

const WIDTH = { sm: 'w-[min(28rem,calc(100vw-2rem))]', md: 'w-[min(40rem,calc(100vw-2rem))]' };

export type DialogProps = {
  open: boolean;
  title: string;
  /** What a screen reader says after the title. */
  description?: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  /** A cross in the corner; without it a button of `footer` closes. */
  closable?: boolean;
  size?: keyof typeof WIDTH;
  children?: ReactNode;
  /** Escape, the cross, or the platform's own gesture: the owner sets `open` to false. */
  onClose(): void;
};

/** The platform's modal: it traps the focus, closes on Escape and gives the focus back to where it was. */
export function Dialog(props: DialogProps) {
  const { open, title, description, footer, closable, size = 'sm', children, onClose } = props;
  const t = useTranslations('comun');
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  // Before the browser paints, and before React takes it off the page: only an element that is still there gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!open || !dialog) return;
    dialog.showModal();
    return () => dialog.close();
  }, [open]);

  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-text` : undefined}
      onClose={() => !ref.current?.open && onClose()}
      className={cx(
        'm-auto max-h-[calc(100dvh-2rem)] overflow-y-auto rounded-2xl border border-line bg-surface p-5 text-ink shadow-xl backdrop:bg-black/50 sm:p-6',
        WIDTH[size],
      )}
    >
      <div className="flex items-start justify-between gap-3">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        {closable && (
          <button
            type="button"
            aria-label={t('cerrar')}
            onClick={() => ref.current?.close()}
            className="-mt-2 -mr-2 grid size-11 shrink-0 place-items-center rounded-[0.625rem] text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden className="size-5" />
          </button>
        )}
      </div>
      {description && (
        <div id={`${id}-text`} className="mt-2 text-ink-soft">
          {description}
        </div>
      )}
      {children}
      {footer && <div className="mt-6 flex flex-wrap justify-end gap-3">{footer}</div>}
    </dialog>
  );
}
