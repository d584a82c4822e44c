'use client';

import { memo } from 'react';
import { Badge } from '@/components/ui/badge';
import { formatNumber } from '@/components/ui/format';
import { useEstado } from '@/lib/client/use-estado';
import { useNow } from '@/lib/client/use-now';
import type { Estado } from '@/lib/domain/estado';
import { isPulseFresh, type NeedLevel, outsideOf } from '@/lib/domain/need';
import { Age } from './age';
import { type Resumen, seenOf } from './board-person';
import { EstadoBadge, FuenteBadge } from './live-badges';
import { NEED_WORDS, reasonOf } from './need-words';

type Told = Pick<ReturnType<typeof useEstado>, 'estado' | 'edadMs' | 'fuente'>;
type StatusProps = { told: Told | null; resumen: Resumen | undefined; at: number };
type BoardStatusProps = Omit<StatusProps, 'told'> & { consumidorId: number; estado: Estado | null };

/**
 * The part of a card that ticks: why somebody stands where they stand, how fresh their data is, and their heart rate, which
 * is only of now while it is fresh. `at`: the moment (ms) the page was rendered.
 */
export function BoardStatus({ consumidorId, estado, ...rest }: BoardStatusProps) {
  if (!estado) return <Status {...rest} told={null} />;
  return <ToldStatus {...rest} consumidorId={consumidorId} estado={estado} />;
}

function ToldStatus({ consumidorId, estado, ...rest }: BoardStatusProps & { estado: Estado }) {
  return <Status {...rest} told={useEstado(consumidorId, estado)} />;
}

/** These reasons are the data state itself, which stands beside them with its age. */
const LAMP_SAYS_IT: readonly NeedLevel[] = ['sin_senal', 'sensor'];

function Status({ told, resumen, at }: StatusProps) {
  const now = useNow() || at;
  const { need } = seenOf(told, resumen, now);
  const { icon, tone } = NEED_WORDS[need.level];
  return (
    <>
      <p className="mt-2 flex min-h-6 flex-wrap items-center gap-1.5" data-estado={told?.estado}>
        {!LAMP_SAYS_IT.includes(need.level) && (
          <Badge icon={icon} tone={tone}>
            {reasonOf(need, now)}
          </Badge>
        )}
        {told ? (
          <>
            <EstadoBadge estado={told.estado} edadMs={told.edadMs} />
            {told.fuente && told.fuente !== 'sensor' && <FuenteBadge fuente={told.fuente} />}
          </>
        ) : (
          <span className="text-sm text-ink-faint">No comparte su estado</span>
        )}
      </p>
      {resumen?.hr_minutos && (
        <Pulse resumen={resumen} fresh={isPulseFresh(resumen, told?.estado ?? null, now)} />
      )}
    </>
  );
}

const Pulse = memo(function Pulse({ resumen, fresh }: { resumen: Resumen; fresh: boolean }) {
  const { hr_actual, hr_actual_at, hr_habitual_min, hr_habitual_max } = resumen;
  const outside = fresh && Boolean(outsideOf(resumen));
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-2">
      <p className="text-2xl font-semibold tabular-nums">
        <span className="sr-only">Frecuencia: </span>
        {formatNumber(fresh ? hr_actual : null)}
        <span className="ml-1 text-sm font-normal text-ink-soft">lpm</span>
      </p>
      <p className={outside ? 'text-sm font-medium text-warn' : 'text-sm text-ink-soft'}>
        {hr_habitual_min === null || hr_habitual_max === null
          ? 'Aún sin rango propio'
          : `suele estar entre ${formatNumber(hr_habitual_min)} y ${formatNumber(hr_habitual_max)}`}
      </p>
      {!fresh && hr_actual_at && hr_actual !== null && (
        <p className="basis-full text-sm text-ink-faint">
          Última: {formatNumber(hr_actual)} lpm, <Age since={hr_actual_at} />
        </p>
      )}
    </div>
  );
});
