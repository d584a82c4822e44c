'use client';

import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { problemText, useAction } from '@/components/ui/use-action';

type RemoveFormularioProps = {
  nombre: string;
  /** There is something of it to take back. */
  told: boolean;
  onRemove(): Promise<void>;
};

/** Takes back what was told of a habito, after a question. */
export function RemoveFormulario({ nombre, told, onRemove }: RemoveFormularioProps) {
  const t = useTranslations('perfil.habitos');
  const [asking, setAsking] = useState(false);
  const [removed, setRemoved] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const moveFocus = useRef(false);
  const { pending, problem, run, reset } = useAction(async () => {
    await onRemove();
    setAsking(false);
    setRemoved(nombre);
    moveFocus.current = true;
  });
  useEffect(() => {
    // The button is gone, and the keyboard's place with it: once the dialog has closed, which gives the focus back.
    if (!moveFocus.current || asking) return;
    moveFocus.current = false;
    status.current?.focus();
  });
  const isTold = removed !== '' && !(told && removed === nombre);
  return (
    <div>
      {told && (
        <Button variant="quiet" size="sm" icon={Trash2} onClick={() => setAsking(true)}>
          {t('quitar', { habito: nombre })}
        </Button>
      )}
      <p
        ref={status}
        tabIndex={-1}
        role="status"
        className="text-sm font-medium text-accent-ink outline-none"
      >
        {isTold && t('quitado', { habito: removed })}
      </p>
      <ConfirmDialog
        open={asking}
        title={t('quitar_pregunta', { habito: nombre })}
        confirmLabel={t('si_quitar')}
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={() => {
          setAsking(false);
          reset();
        }}
      >
        {t('quitar_texto')}
      </ConfirmDialog>
    </div>
  );
}
