'use client';

import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
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
          Quitar lo que conté de {nombre}
        </Button>
      )}
      <p
        ref={status}
        tabIndex={-1}
        role="status"
        className="text-sm font-medium text-accent-ink outline-none"
      >
        {isTold && `Quitado: lo que contaste de ${removed} ya no está.`}
      </p>
      <ConfirmDialog
        open={asking}
        title={`¿Quitar lo que contaste de ${nombre}?`}
        confirmLabel="Sí, quitarlo"
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={() => {
          setAsking(false);
          reset();
        }}
      >
        Se borran tus respuestas sobre este hábito. Lo que registraste (antojos, consumos, chequeos) se queda.
      </ConfirmDialog>
    </div>
  );
}
