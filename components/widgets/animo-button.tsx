'use client';

import { MessageCircleHeart } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { AnimoDialog } from './animo-dialog';

type AnimoButtonProps = { consumidorId: number; nombre: string; tabIndex?: number };

export function AnimoButton({ consumidorId, nombre, tabIndex }: AnimoButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        icon={MessageCircleHeart}
        tabIndex={tabIndex}
        aria-label={`Enviar ánimo a ${nombre}`}
        onClick={() => setOpen(true)}
      >
        Enviar ánimo
      </Button>
      {open && <AnimoDialog consumidorId={consumidorId} nombre={nombre} onClose={() => setOpen(false)} />}
    </>
  );
}
