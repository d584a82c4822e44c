'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { useEstado } from '@/lib/client/use-estado';
import { useNow } from '@/lib/client/use-now';
import type { Estado } from '@/lib/domain/estado';
import { isPulseFresh, type NeedLevel, outsideOf } from '@/lib/domain/need';
import { Age } from './age';
import { isNeedSaid, type Resumen, seenOf } from './board-person';
import { BoardPulse } from './board-pulse';
import { EstadoBadge, FuenteBadge } from './live-badges';
import { NeedBadge } from './need-badge';

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
  const t = useTranslations('cuidador.tarjeta');
  const now = useNow() || at;
  const { need } = seenOf({ resolucion: 'vivo' }, { told, resumen, past: null }, now);
  return (
    <>
      <p className="mt-2 flex min-h-6 flex-wrap items-center gap-1.5" data-estado={told?.estado}>
        {!LAMP_SAYS_IT.includes(need.level) && isNeedSaid(need, told, resumen) && (
          <NeedBadge need={need} from={{ now }} />
        )}
        {told ? (
          <>
            <EstadoBadge estado={told.estado} edadMs={told.edadMs} />
            {told.fuente && told.fuente !== 'sensor' && <FuenteBadge fuente={told.fuente} />}
          </>
        ) : (
          <span className="text-sm text-ink-faint">{t('sin_estado')}</span>
        )}
      </p>
      {resumen?.hr_minutos && (
        <Pulse resumen={resumen} fresh={isPulseFresh(resumen, told?.estado ?? null, now)} />
      )}
    </>
  );
}

const Pulse = memo(function Pulse({ resumen, fresh }: { resumen: Resumen; fresh: boolean }) {
  const t = useTranslations('cuidador.tarjeta');
  const { number } = useFormats();
  const { hr_actual, hr_actual_at } = resumen;
  return (
    <BoardPulse
      resumen={resumen}
      bpm={fresh ? hr_actual : null}
      isOutside={fresh && Boolean(outsideOf(resumen))}
    >
      {!fresh &&
        hr_actual_at &&
        hr_actual !== null &&
        t.rich('ultima', { bpm: number(hr_actual), edad: () => <Age since={hr_actual_at} /> })}
    </BoardPulse>
  );
});
