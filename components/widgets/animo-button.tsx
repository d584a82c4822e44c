'use client';

import { MessageCircleHeart } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { AnimoDialog } from './animo-dialog';

type AnimoButtonProps = {
  consumidorId: number;
  nombre: string;
  tabIndex?: number;
  /** Where it is the one thing to do. */
  primary?: boolean;
};

export function AnimoButton({ consumidorId, nombre, tabIndex, primary }: AnimoButtonProps) {
  const t = useTranslations('cuidador.animo');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={primary ? 'primary' : 'secondary'}
        size={primary ? 'md' : 'sm'}
        className={primary ? 'max-sm:shadow-lg' : undefined}
        icon={MessageCircleHeart}
        tabIndex={tabIndex}
        aria-label={t('enviar_a', { nombre })}
        onClick={() => setOpen(true)}
      >
        {t('enviar')}
      </Button>
      {open && <AnimoDialog consumidorId={consumidorId} nombre={nombre} onClose={() => setOpen(false)} />}
    </>
  );
}
