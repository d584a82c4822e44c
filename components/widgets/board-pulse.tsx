import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import type { Resumen } from './board-person';

type BoardPulseProps = {
  resumen: Resumen;
  bpm: number | null;
  /** Of when the figure is, where it is not of now. */
  when?: string;
  /** Well outside the usual range. */
  isOutside: boolean;
  /** A line below: what was measured last, where that is no figure of now. */
  children?: ReactNode;
};

/** Heart rate beside the person's own usual range. */
export function BoardPulse({ resumen, bpm, when, isOutside, children }: BoardPulseProps) {
  const t = useTranslations('cuidador.tarjeta');
  const { number } = useFormats();
  const { hr_habitual_min, hr_habitual_max } = resumen;
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-2">
      <p className="text-2xl font-semibold tabular-nums">
        <span className="sr-only">{t('frecuencia')}</span>
        {number(bpm)}
        <span className="ml-1 text-sm font-normal text-ink-soft">
          {t('lpm')}
          {when && ` ${when}`}
        </span>
      </p>
      <p className={isOutside ? 'text-sm font-medium text-warn' : 'text-sm text-ink-soft'}>
        {hr_habitual_min === null || hr_habitual_max === null
          ? t('sin_rango')
          : t('rango', { min: number(hr_habitual_min), max: number(hr_habitual_max) })}
      </p>
      {children && <p className="basis-full text-sm text-ink-faint">{children}</p>}
    </div>
  );
}
