'use client';

import { CircleCheck, Sprout } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/components/ui/use-formats';
import { Gains } from './gains';
import type { RiddenDeseo } from './use-deseo';

type RideEndProps = {
  deseo: RiddenDeseo;
  smoked: boolean;
  onSmoked(): void;
  onUndo: (() => void) | undefined;
  onDone(): void;
};

/** Calm either way: what was gained is on screen, whatever the end was. */
export function RideEnd({ deseo, smoked, onSmoked, onUndo, onDone }: RideEndProps) {
  const t = useTranslations('antojo.final');
  const { duration } = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  // The buttons that closed it are gone, and the keyboard's place with them.
  const closedNow = useRef(onUndo !== undefined);
  useEffect(() => {
    if (closedNow.current) heading.current?.focus();
  }, []);
  const passed = deseo.resultado === 'resistido';
  const Icon = passed ? CircleCheck : Sprout;
  const lasted = deseo.resuelto_at && Date.parse(deseo.resuelto_at) - Date.parse(deseo.created_at);
  return (
    <div className="mt-2 grid justify-items-center gap-5 py-4 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-accent-wash text-accent-ink">
        <Icon aria-hidden className="size-8" />
      </span>
      <div>
        <h3 ref={heading} tabIndex={-1} className="text-2xl font-semibold text-balance outline-none">
          {t(passed ? 'resistido' : 'consumido')}
        </h3>
        {lasted !== null && lasted !== '' && (
          <p className="mt-1 text-ink-soft">{t('duro', { cuanto: duration(lasted) })}</p>
        )}
      </div>
      <Gains kept={!passed} />
      {!passed && deseo.tipo === 'sustancia' && (
        <div className="min-h-11">
          {smoked ? (
            <p role="status" className="font-medium text-accent-ink">
              {t('cigarrillo_hecho')}
            </p>
          ) : (
            <Button variant="secondary" onClick={onSmoked}>
              {t('cigarrillo')}
            </Button>
          )}
        </div>
      )}
      <div className="flex flex-wrap justify-center gap-3">
        {onUndo && (
          <Button variant="quiet" onClick={onUndo}>
            {t('deshacer')}
          </Button>
        )}
        <Button onClick={onDone}>{t('listo')}</Button>
      </div>
    </div>
  );
}
