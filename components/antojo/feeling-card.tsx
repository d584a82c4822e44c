'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useLog } from '@/lib/client/outbox/use-log';
import { useQuery } from '@/lib/client/use-query';
import { type CatalogoRow, nombreDe } from '@/lib/domain/catalogos';
import { offeredQuery } from './use-kit';

/** A check-in of one tap. */
export function FeelingCard() {
  const t = useTranslations('antojo.animo');
  const idioma = useLocale();
  const log = useLog();
  const { data, isError } = useQuery(offeredQuery);
  const [told, setTold] = useState<CatalogoRow>();
  const tap = (entry: CatalogoRow) => {
    log.feeling(entry.nombre);
    setTold(entry);
  };
  return (
    <Card title={t('titulo')} description={t('ayuda')}>
      {isError && <p className="text-sm text-ink-soft">{t('sin_conexion')}</p>}
      {!data && !isError && <Skeleton className="h-24" />}
      <ul className="flex flex-wrap gap-2">
        {data?.emocion.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              onClick={() => tap(entry)}
              className="min-h-11 rounded-full border border-edge bg-surface px-4 text-sm hover:border-accent-ink hover:bg-accent-wash"
            >
              {nombreDe(entry, idioma)}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-3 min-h-6 font-medium text-accent-ink">
        {told && t('guardado', { emocion: nombreDe(told, idioma) })}
      </p>
    </Card>
  );
}
