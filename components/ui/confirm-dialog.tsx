'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { Dialog } from './dialog';

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

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, confirmLabel, pending, error, children, onConfirm, onClose } = props;
  const t = useTranslations('comun');
  return (
    <Dialog
      open={open}
      title={title}
      description={children}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('cancelar')}
          </Button>
          <Button variant="danger" pending={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p role="alert" className="mt-3 text-sm font-medium text-danger empty:hidden">
        {error}
      </p>
    </Dialog>
  );
}
