'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import type { OutboxView } from '@/lib/client/outbox/outbox';
import { useOutbox, useOutboxView } from '@/lib/client/outbox/provider';
import { useChannel } from '@/lib/client/use-channel';

/** Passed here and held up: what is on its way may be counted by the server already, and then comes from there. */
function passedHere({ items }: Pick<OutboxView, 'items'>): number {
  const passed = new Map<string, boolean>();
  for (const { target, op, refused, waits } of items) {
    if (op.kind === 'cierre' && !refused && waits) passed.set(target, op.body.resultado === 'resistido');
    if (op.kind === 'reapertura') passed.delete(target);
  }
  return [...passed.values()].filter(Boolean).length;
}

/** What stays whatever happens. `kept`: said in so many words, with all of it. */
export function Gains({ kept }: { kept: boolean }) {
  const t = useTranslations('antojo.final');
  const { number, days } = useFormats();
  const { consumidorId } = useOutbox();
  const view = useOutboxView();
  const { data } = useChannel('progreso', consumidorId);
  /** What is sent at last is for a moment neither held up nor counted there: a figure that was reached is not taken back. */
  const reached = useRef(0);
  if (!data || data.antojos_superados === null) return null;
  const { racha_mas_larga, dias_sin_humo } = data;
  const n = Math.max(reached.current, data.antojos_superados + passedHere(view));
  reached.current = n;
  // On the first day there is nothing yet that would stay.
  if (kept && n === 0 && !racha_mas_larga?.dias && !dias_sin_humo) return null;
  return (
    <div>
      {kept && <p className="text-sm text-ink-soft">{t('queda')}</p>}
      <p className="mt-1">
        <span className="text-5xl font-bold text-accent-ink tabular-nums">{number(n)}</span>{' '}
        <span className="text-ink-soft">{t('superados', { n })}</span>
      </p>
      {kept && (
        <ul className="mt-3 text-ink-soft tabular-nums">
          {racha_mas_larga !== null && <li>{t('racha', { dias: days(racha_mas_larga.dias) })}</li>}
          {dias_sin_humo !== null && dias_sin_humo > 0 && <li>{t('sin_humo', { n: dias_sin_humo })}</li>}
        </ul>
      )}
    </div>
  );
}
