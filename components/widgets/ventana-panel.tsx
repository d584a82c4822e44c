'use client';

import { useTranslations } from 'use-intl';
import { Stat } from '@/components/ui/stat';
import { useFormats } from '@/components/ui/use-formats';
import { useChannel } from '@/lib/client/use-channel';
import { PanelFrame } from './panel-frame';
import type { ChannelPanelProps } from './panel-values';

/** The five minutes that are under way: what the next estimate will be made from. */
export function VentanaPanel({ consumidorId, zone, initial }: ChannelPanelProps<'active_window'>) {
  const t = useTranslations('panel');
  const { number, time } = useFormats();
  const view = useChannel('active_window', consumidorId, initial);
  return (
    <PanelFrame title={t('nombre.ventana')} view={view} zone={zone} height="h-56">
      {(ventana) => (
        <>
          <p className="text-2xl font-semibold tabular-nums">
            {t('tramo', { desde: time(ventana.window_start, zone), hasta: time(ventana.window_end, zone) })}
          </p>
          <Coverage value={ventana.coverage} n={ventana.n} />
          <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-4">
            <Stat label={t('promedio')} value={number(ventana.hr_mean, 1)} unit={t('lpm')} />
            <Stat label={t('desviacion')} value={number(ventana.hr_std, 1)} unit={t('lpm')} />
            <Stat label={t('ventana.movimiento')} value={number(ventana.accel_energy, 4)} unit="g²" />
            <Stat label={t('ventana.rotacion')} value={number(ventana.gyro_energy, 1)} unit="(°/s)²" />
          </dl>
          <p className="mt-4 text-sm text-ink-soft">{t('ventana.texto')}</p>
        </>
      )}
    </PanelFrame>
  );
}

/** How much of the ventana was measured so far: it fills as time goes by, and stops where the sensor does. */
function Coverage({ value, n }: { value: number; n: number }) {
  const t = useTranslations('panel.ventana');
  const { number } = useFormats();
  return (
    <div className="mt-3">
      <svg
        aria-hidden
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="block h-2 w-full rounded-full"
      >
        <rect width="100" height="4" className="fill-sunken" />
        <rect width={value * 100} height="4" className="fill-chart-a" />
      </svg>
      <p className="mt-1.5 text-sm text-ink-soft tabular-nums">
        {t('cobertura', { porciento: number(value * 100), n, lecturas: number(n) })}
      </p>
    </div>
  );
}
