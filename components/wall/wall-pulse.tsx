'use client';

import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { useFormats } from '@/components/ui/use-formats';
import type { BoardPerson, Resumen } from '@/components/widgets/board-person';
import type { Estado } from '@/lib/domain/estado';
import { isPulseFresh, outsideOf } from '@/lib/domain/need';
import type { AsOf } from '@/lib/domain/terms';
import { MINUTE_MS } from '@/lib/domain/time';

type WallPulseProps = {
  person: BoardPerson;
  resumen: Resumen;
  estado: Estado['estado'] | null;
  past: AsOf | null;
  now: number;
};

/** One figure of the heart, and a line that says of when it is or what is usual. Never a trace. */
export function WallPulse(props: WallPulseProps) {
  const t = useTranslations('cuidador.tarjeta');
  const { number } = useFormats();
  const { bpm, line, isOutside } = usePulse(props);
  return (
    <div>
      <p className="text-[length:clamp(1.75rem,min(22cqh,16cqw),5.5rem)] leading-none font-semibold tabular-nums">
        <span className="sr-only">{t('frecuencia')}</span>
        <span className={cx(bpm === null && 'font-light text-ink-faint')}>{number(bpm)}</span>
        <span className="ml-[0.2em] text-[0.4em] font-normal text-ink-soft">{t('lpm')}</span>
      </p>
      <p
        className={cx(
          'mt-1 truncate text-[length:clamp(0.875rem,min(7cqh,5cqw),1.5rem)]',
          isOutside ? 'font-medium text-warn' : 'text-ink-soft',
        )}
      >
        {line}
      </p>
    </div>
  );
}

function usePulse({ person, resumen, estado, past, now }: WallPulseProps) {
  const t = useTranslations('cuidador.tarjeta');
  const hour = useTranslations('cuidador.linea');
  const { age, number, time } = useFormats();
  const { hr_minutos, hr_actual, hr_actual_at, hr_promedio_hoy, hr_habitual_min, hr_habitual_max } = resumen;
  const none = { bpm: null, line: '', isOutside: false };
  if (person.resolucion === 'diario')
    return hr_promedio_hoy === null
      ? { ...none, line: t('sin_ayer') }
      : { ...none, bpm: hr_promedio_hoy, line: t('promedio_ayer') };
  const at = past?.until.getTime() ?? now;
  if (!hr_minutos || hr_actual === null || hr_actual_at === null) {
    if (estado === 'nunca' && hr_habitual_min === null) return { ...none, line: t('sin_frecuencia') };
    const hasta = past && time(past.until, person.zona_horaria);
    return { ...none, line: hasta ? hour('sin_hora_hasta', { hasta }) : hour('sin_hora') };
  }
  if (!isPulseFresh(resumen, estado, at)) {
    const bpm = number(hr_actual);
    const measured = Date.parse(hr_actual_at);
    // The newest minute ends its ventana.
    const hora = time(measured + MINUTE_MS, person.zona_horaria);
    return {
      ...none,
      line: past ? t('ultima_hora', { bpm, hora }) : t('ultima_edad', { bpm, edad: age(now - measured) }),
    };
  }
  const range =
    hr_habitual_min === null || hr_habitual_max === null
      ? t('sin_rango')
      : t('rango', { min: number(hr_habitual_min), max: number(hr_habitual_max) });
  return { bpm: hr_actual, line: range, isOutside: Boolean(outsideOf(resumen)) };
}
