'use client';

import { Card } from '@/components/ui/card';
import { formatDayTime } from '@/components/ui/format';
import type { Emergencia } from '@/lib/domain/emergencias';
import { ALCANCE_WORDS } from './alcance-words';
import { useEmergencias } from './emergency-notice';

type EmergencyHistoryProps = { usuarioId: number; initial: Emergencia[]; zone: string };

/** Every emergency access to a person's data, the newest first. Nothing when there never was one. */
export function EmergencyHistory({ usuarioId, initial, zone }: EmergencyHistoryProps) {
  const emergencias = useEmergencias(usuarioId, initial);
  if (emergencias.length === 0) return null;
  return (
    <Card
      title="Accesos de emergencia"
      description="Cuándo un administrador pudo ver tus datos, y por qué."
      className="lg:col-span-2"
    >
      <ol className="divide-y divide-line">
        {emergencias.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="break-words">
                {one.administrador ?? 'Una cuenta que ya no existe'}: «{one.motivo}»
              </p>
              <p className="text-sm text-ink-soft">
                {one.alcances.map((alcance) => ALCANCE_WORDS[alcance].label).join(' · ')}
              </p>
            </div>
            <p className="text-sm text-ink-soft tabular-nums">
              {formatDayTime(one.created_at, zone)} a {formatDayTime(one.ended_at ?? one.expires_at, zone)}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
