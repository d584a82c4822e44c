'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button';

type ConfirmDialogProps = {
  open: boolean;
  title: string;
  confirmLabel: string;
  pending?: boolean;
  error?: string;
  children: ReactNode;
  onConfirm(): void;
  onClose(): void;
};

/** The platform's modal: it traps the focus, closes on Escape and gives the focus back to where it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, confirmLabel, pending, error, children, onConfirm, onClose } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-2xl border border-line bg-surface p-6 text-ink shadow-xl backdrop:bg-black/50"
    >
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      <div id={`${id}-text`} className="mt-2 text-ink-soft">
        {children}
      </div>
      <p role="alert" className="mt-3 text-sm font-medium text-danger empty:hidden">
        {error}
      </p>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button variant="secondary" onClick={() => ref.current?.close()}>
          Cancelar
        </Button>
        <Button variant="danger" pending={pending} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </dialog>
  );
}
