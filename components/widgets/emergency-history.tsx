'use client';

import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { useFormats } from '@/components/ui/use-formats';
import type { Emergencia } from '@/lib/domain/emergencias';
import { useEmergencias } from './emergency-notice';

type EmergencyHistoryProps = { usuarioId: number; initial: Emergencia[]; zone: string };

/** Every emergency access to a person's data, the newest first. Nothing when there never was one. */
export function EmergencyHistory({ usuarioId, initial, zone }: EmergencyHistoryProps) {
  const t = useTranslations('consentimiento');
  const { dayTime } = useFormats();
  const emergencias = useEmergencias(usuarioId, initial);
  if (emergencias.length === 0) return null;
  return (
    <Card title={t('emergencia.titulo')} description={t('emergencia.texto')} className="lg:col-span-2">
      <ol className="divide-y divide-line">
        {emergencias.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="break-words">
                {t('emergencia.quien_por_que', {
                  quien: one.administrador ?? t('cuenta_borrada'),
                  motivo: one.motivo,
                })}
              </p>
              <p className="text-sm text-ink-soft">
                {one.alcances.map((alcance) => t(`alcance.${alcance}.label`)).join(' · ')}
              </p>
            </div>
            <p className="text-sm text-ink-soft tabular-nums">
              {t('emergencia.de_a', {
                desde: dayTime(one.created_at, zone),
                hasta: dayTime(one.ended_at ?? one.expires_at, zone),
              })}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
