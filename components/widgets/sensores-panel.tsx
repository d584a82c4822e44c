'use client';

import { Pause, Play } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/components/ui/use-formats';
import { useInSight } from '@/lib/client/use-in-sight';
import type { SensorRow } from '@/lib/domain/reads';
import { PanelFrame } from './panel-frame';
import { ACCEL, GYRO, Trace } from './trace-panel';
import { useSharedLecturas } from './use-data-state';
import { usePause } from './use-pause';

export function SensoresPanel({ zone }: { zone: string }) {
  const t = useTranslations('panel');
  const place = useRef<HTMLDivElement>(null);
  const view = useSharedLecturas(useInSight(place, { around: '0px', before: false }));
  return (
    <div ref={place} className="grid">
      <PanelFrame title={t('nombre.sensores')} view={view} zone={zone} sensor height="h-80">
        {(rows) => <SensoresBody live={rows} zone={zone} />}
      </PanelFrame>
    </div>
  );
}

function SensoresBody({ live, zone }: { live: readonly SensorRow[]; zone: string }) {
  const t = useTranslations('panel.sensores');
  const { time } = useFormats();
  const { shown, pausedAt, stop, go } = usePause(live);
  const common = { rows: shown, zone, pausedAt, onCursor: (at: number | null) => at !== null && stop() };
  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-ink-soft tabular-nums">
          {pausedAt === undefined ? t('ultimo_minuto') : t('en_pausa', { hora: time(pausedAt, zone, true) })}
        </p>
        {(pausedAt !== undefined || live.length > 0) && (
          <Button
            variant="secondary"
            size="sm"
            icon={pausedAt === undefined ? Pause : Play}
            onClick={pausedAt === undefined ? stop : go}
          >
            {pausedAt === undefined ? t('pausar') : t('seguir')}
          </Button>
        )}
      </div>
      <div className="mt-3 grid gap-6 xl:grid-cols-2">
        <Trace kind={ACCEL} {...common} />
        <Trace kind={GYRO} {...common} />
      </div>
    </>
  );
}
