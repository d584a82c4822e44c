'use client';

import { FlaskConical, HeartPulse } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/components/ui/use-formats';
import { useChannel } from '@/lib/client/use-channel';
import { useEstado } from '@/lib/client/use-estado';

/** Only what is measured now, beside the person's own range; without a sensor nothing stands here. */
export function RideHeart({ consumidorId }: { consumidorId: number }) {
  const t = useTranslations('antojo.corazon');
  const estado = useTranslations('estado.fuente.simulado');
  const { number } = useFormats();
  const state = useEstado(consumidorId);
  const { data } = useChannel('resumen', consumidorId);
  if (state.estado === 'nunca') return null;
  const isLive = state.estado === 'en_vivo' && data !== undefined && data.hr_actual !== null;
  if (!isLive) return <p className="text-sm text-ink-faint">{t('ausente')}</p>;
  const { hr_actual, hr_habitual_min, hr_habitual_max } = data;
  return (
    <section aria-label={t('titulo')} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <HeartPulse aria-hidden className="size-6 text-accent-ink" />
      <p className="text-2xl font-semibold tabular-nums">
        {number(hr_actual)} <span className="text-sm font-normal text-ink-soft">{t('lpm')}</span>
      </p>
      {state.fuente === 'simulado' && (
        <Badge tone="test" icon={FlaskConical}>
          {estado('label')}
        </Badge>
      )}
      <p className="text-sm text-ink-soft tabular-nums">
        {hr_habitual_min === null || hr_habitual_max === null
          ? t('sin_rango')
          : t('rango', { min: number(hr_habitual_min), max: number(hr_habitual_max) })}
      </p>
    </section>
  );
}
