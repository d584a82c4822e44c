'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { useFormats } from '@/components/ui/use-formats';
import type { Recibo } from '@/lib/domain/borrado';
import type { Closed } from './delete-account';

/** What was done, in the place of the form. */
export function AccountClosed({ closed: { se_borra_at, recibo } }: { closed: Closed }) {
  const t = useTranslations('cuenta.borrar');
  const formats = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid gap-5">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {t(recibo ? 'borrada' : 'cerrada')}
      </h2>
      {se_borra_at && (
        <p className="text-pretty text-ink-soft">
          {t('hasta', {
            fecha: formats.date(se_borra_at, new Intl.DateTimeFormat().resolvedOptions().timeZone),
          })}
        </p>
      )}
      {recibo && <Receipt recibo={recibo} />}
      <ButtonLink href="/entrar" variant="secondary">
        {t('entrada')}
      </ButtonLink>
    </div>
  );
}

function Receipt({ recibo }: { recibo: Recibo }) {
  const t = useTranslations('cuenta.borrar.recibo');
  const counts = Object.values(recibo.filas);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p className="text-pretty text-ink-soft">{t('texto', { registros: rows, tablas: counts.length })}</p>
      <dl className="grid gap-2 rounded-xl bg-sunken px-4 py-3 text-sm">
        <div>
          <dt className="text-ink-soft">{t('numero')}</dt>
          <dd className="font-mono break-all">{recibo.id}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">{t('sello')}</dt>
          <dd className="font-mono break-all">{recibo.hash}</dd>
        </div>
      </dl>
      <div>
        <CopyButton text={JSON.stringify(recibo, null, 2)} label={t('copiar')} />
      </div>
    </>
  );
}
