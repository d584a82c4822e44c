'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { useNow } from '@/lib/client/use-now';
import { useReaderZone } from '@/lib/client/use-reader-zone';

type ZoneSwitchProps = {
  /** Of the person on screen. */
  zone: string;
  /** The zone that is told in its place; undefined: theirs. */
  clock: string | undefined;
  /** The person on screen is the reader, who is away from home. */
  own?: boolean;
  onChange(clock: string | undefined): void;
};

/** On whose clock the page tells its instants. Nothing where both clocks show the same. */
export function ZoneSwitch({ zone, clock, own, onChange }: ZoneSwitchProps) {
  const t = useTranslations('panel.reloj');
  const { time, date } = useFormats();
  const reader = useReaderZone();
  const now = useNow();
  const name = useId();
  if (!reader || reader === zone || now === 0) return null;
  const said = (whose: string) => `${date(now, whose)} ${time(now, whose)}`;
  if (said(reader) === said(zone)) return null;
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t('nombre')}</legend>
      {[false, true].map((isMine) => (
        <label
          key={String(isMine)}
          className="choice inline-flex min-h-9 cursor-pointer items-center gap-1.5 px-3 text-sm"
        >
          <input
            type="radio"
            name={name}
            checked={isMine === (clock !== undefined)}
            onChange={() => onChange(isMine ? reader : undefined)}
            className="sr-only"
          />
          {t(own ? (isMine ? 'de_aqui' : 'del_perfil') : isMine ? 'mi_hora' : 'su_hora')}
          <span className="text-ink-soft tabular-nums">{time(now, isMine ? reader : zone)}</span>
        </label>
      ))}
    </fieldset>
  );
}
