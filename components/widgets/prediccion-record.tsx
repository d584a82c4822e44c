'use client';

import { useTranslations } from 'use-intl';
import { Stat } from '@/components/ui/stat';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';

type Summary = ChannelData<'prediction_summary'>;

/** How far to trust the estimates: what people answered, how often the model was silent, and whether it beats a plain guess. */
export function PrediccionRecord({ record }: { record: Summary }) {
  const t = useTranslations('panel.prediccion');
  const { number } = useFormats();
  const { aciertos, falsas_alarmas, abstenciones, total_predicciones, porcentaje_urge } = record;
  const answered = aciertos + falsas_alarmas;
  return (
    <div className="mt-4 border-t border-line pt-4">
      <p className="mb-2 text-sm text-ink-soft">{t('cuenta')}</p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4">
        <Stat
          label={t('acierta')}
          value={
            answered === 0
              ? t('sin_respuestas')
              : t('de_cada', { n: number(aciertos), total: number(answered) })
          }
        />
        <Stat
          label={t('avisa')}
          value={porcentaje_urge === null ? '—' : t('porciento', { n: number(porcentaje_urge) })}
        />
        <Stat
          label={t('calla')}
          value={t('de_cada', { n: number(abstenciones), total: number(total_predicciones) })}
        />
        <Stat label={t('hoy')} value={number(record.predicciones_hoy)} />
      </dl>
      <p className="mt-3 text-sm text-ink-soft">{useSkill(record)}</p>
    </div>
  );
}

/** The error of the estimates beside that of always saying the person's own base rate, forward in time. */
function useSkill({ brier, brier_base }: Summary): string {
  const t = useTranslations('panel.prediccion');
  const { number } = useFormats();
  if (brier === null || brier_base === null || brier_base === 0) return t('sin_medida');
  const gain = Math.round((1 - brier / brier_base) * 100);
  if (gain > 0) return t('mejor', { n: number(gain) });
  return gain === 0 ? t('igual_que_base') : t('peor', { n: number(-gain) });
}
