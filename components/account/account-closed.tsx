'use client';

import { useEffect, useRef } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { formatNumber, plural } from '@/components/ui/format';
import { formatDate } from '@/lib/client/format';
import type { Recibo } from '@/lib/domain/borrado';
import type { Closed } from './delete-account';

/** What was done, in the place of the form. */
export function AccountClosed({ closed: { se_borra_at, recibo } }: { closed: Closed }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid gap-5">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
        {recibo ? 'Tu cuenta está borrada' : 'Tu cuenta está cerrada'}
      </h2>
      {se_borra_at && (
        <p className="text-pretty text-ink-soft">
          Se borrará el {formatDate(se_borra_at, new Intl.DateTimeFormat().resolvedOptions().timeZone)}. Hasta
          entonces puedes entrar con tu correo y tu contraseña para restaurarla.
        </p>
      )}
      {recibo && <Receipt recibo={recibo} />}
      <ButtonLink href="/entrar" variant="secondary">
        Ir a la página de entrada
      </ButtonLink>
    </div>
  );
}

function Receipt({ recibo }: { recibo: Recibo }) {
  const counts = Object.values(recibo.filas);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p className="text-pretty text-ink-soft">
        Borramos {plural(rows, 'registro', 'registros')} de {formatNumber(counts.length)} tablas, los buscamos
        de nuevo y no queda ninguno. Este recibo no dice quién eres; guárdalo si quieres poder demostrarlo.
      </p>
      <dl className="grid gap-2 rounded-xl bg-sunken px-4 py-3 text-sm">
        <div>
          <dt className="text-ink-soft">Recibo</dt>
          <dd className="font-mono break-all">{recibo.id}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">Sello</dt>
          <dd className="font-mono break-all">{recibo.hash}</dd>
        </div>
      </dl>
      <div>
        <CopyButton text={JSON.stringify(recibo, null, 2)} label="Copiar el recibo completo" />
      </div>
    </>
  );
}
