'use client';

import { memo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { isToldAlike } from '@/lib/client/estado-badge';
import { useEstado } from '@/lib/client/use-estado';
import { useNowAs } from '@/lib/client/use-now';
import type { Estado } from '@/lib/domain/estado';
import { isPulseFresh, type Need, type NeedLevel, outsideOf } from '@/lib/domain/need';
import { Age } from './age';
import { isNeedSaid, type Resumen, seenOf } from './board-person';
import { BoardPulse } from './board-pulse';
import { EstadoBadge, FuenteBadge } from './live-badges';
import { NeedBadgeNow } from './need-badge';

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
  return <Status {...rest} told={useEstado(consumidorId, estado, isToldAlike)} />;
}

/** These reasons are the data state itself, which stands beside them with its age. */
const LAMP_SAYS_IT: readonly NeedLevel[] = ['sin_senal', 'sensor'];

function Status({ told, resumen, at }: StatusProps) {
  const t = useTranslations('cuidador.tarjeta');
  const { need, isFresh } = useNowAs((now) => judged(told, resumen, now || at), 1_000, isJudgedAlike);
  return (
    <>
      <p className="mt-2 flex min-h-6 flex-wrap items-center gap-1.5" data-estado={told?.estado}>
        {!LAMP_SAYS_IT.includes(need.level) && isNeedSaid(need, told, resumen) && (
          <NeedBadgeNow need={need} at={at} />
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
      {resumen?.hr_minutos && <Pulse resumen={resumen} isFresh={isFresh} />}
    </>
  );
}

type Judged = { need: Need; isFresh: boolean };

function judged(told: Told | null, resumen: Resumen | undefined, now: number): Judged {
  const { need } = seenOf({ resolucion: 'vivo' }, { told, resumen, past: null }, now);
  return {
    need,
    isFresh: resumen !== undefined && isPulseFresh(resumen, told?.estado ?? null, now),
  };
}

/** What else a need is made of only orders the cards. */
function isJudgedAlike(a: Judged, b: Judged): boolean {
  const { level, since, outside } = b.need;
  const isSameSince = a.need.since === since || LAMP_SAYS_IT.includes(level);
  return a.need.level === level && isSameSince && a.need.outside === outside && a.isFresh === b.isFresh;
}

const Pulse = memo(function Pulse({ resumen, isFresh }: { resumen: Resumen; isFresh: boolean }) {
  const t = useTranslations('cuidador.tarjeta');
  const { number } = useFormats();
  const { hr_actual, hr_actual_at } = resumen;
  return (
    <BoardPulse
      resumen={resumen}
      bpm={isFresh ? hr_actual : null}
      isOutside={isFresh && Boolean(outsideOf(resumen))}
    >
      {!isFresh &&
        hr_actual_at &&
        hr_actual !== null &&
        t.rich('ultima', { bpm: number(hr_actual), edad: () => <Age since={hr_actual_at} /> })}
    </BoardPulse>
  );
});
