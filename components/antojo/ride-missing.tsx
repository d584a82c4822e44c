'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { DeseoRef } from '@/lib/domain/deseos';

/** In the place of a ride that was not loaded in time: the urge is kept all the same, and its own page may come. */
export function RideMissing({ deseoRef }: { deseoRef: DeseoRef }) {
  const t = useTranslations('antojo.surfear');
  return (
    <div className="mt-4 grid justify-items-start gap-3">
      <p className="text-lg">{t('entrada')}</p>
      <p role="alert" className="text-ink-soft">
        {t('no_llego')}
      </p>
      {/* Loaded whole: this page would not ask for it again. */}
      <Button onClick={() => window.location.assign(`/panel/antojo/${deseoRef}`)}>{t('de_nuevo')}</Button>
    </div>
  );
}
