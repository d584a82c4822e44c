'use client';

import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { DeseoTipo } from '@/lib/domain/deseos';

type RideCloseProps = {
  tipo: DeseoTipo;
  onClose(resultado: 'resistido' | 'consumido', smoked: boolean): void;
};

/** Always under the thumb: the two ways in which it ends. */
export function RideClose({ tipo, onClose }: RideCloseProps) {
  const t = useTranslations('antojo.cerrar');
  return (
    <fieldset className="sticky bottom-[var(--under-close,0px)] -mx-5 mt-6 -mb-5 border-t border-line bg-surface px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] sm:-mx-6 sm:-mb-6 sm:px-6">
      <legend className="sr-only">{t('pregunta')}</legend>
      <div className="grid grid-cols-2 gap-2">
        <Button
          icon={CircleCheck}
          className="min-h-12 max-[22rem]:px-2 max-[22rem]:[&>svg]:hidden"
          onClick={() => onClose('resistido', false)}
        >
          {t('resistido')}
        </Button>
        <Button variant="secondary" className="min-h-12" onClick={() => onClose('consumido', false)}>
          {t('consumido')}
        </Button>
      </div>
      {tipo === 'sustancia' && (
        <Button variant="quiet" size="sm" className="mt-1 w-full" onClick={() => onClose('consumido', true)}>
          {t('con_cigarrillo')}
        </Button>
      )}
    </fieldset>
  );
}
