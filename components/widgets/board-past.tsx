import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { useFormats } from '@/components/ui/use-formats';
import { isPulseFresh, outsideOf } from '@/lib/domain/need';
import type { AsOf } from '@/lib/domain/terms';
import { MINUTE_MS } from '@/lib/domain/time';
import { type BoardPerson, type Resumen, seenOf } from './board-person';
import { BoardPulse } from './board-pulse';
import { NeedBadge } from './need-badge';
import { sightText, untilText } from './terms-words';

type BoardPastProps = { person: BoardPerson; resumen: Resumen; past: AsOf };

/** What a card says of a person who is seen at a past moment: up to when, and no word of now. Nothing of it ticks. */
export function BoardPast({ person, resumen, past }: BoardPastProps) {
  const t = useTranslations('consentimiento');
  const state = useTranslations('estado');
  const formats = useFormats();
  const { resolucion, zona_horaria: zone } = person;
  const { need } = seenOf(person, { told: null, resumen, past }, past.until.getTime());
  return (
    <>
      <p className="mt-2 flex min-h-6 flex-wrap items-center gap-1.5">
        {resolucion === '5min' && <NeedBadge need={need} from={{ zone }} />}
        <Badge icon={Clock} title={sightText(t, formats, person, zone)}>
          {untilText(state, formats, { resolucion, zone, past })}
        </Badge>
      </p>
      {resumen.hr_minutos && <PulseThen resumen={resumen} past={past} zone={zone} />}
      {!resumen.hr_minutos && person.alcances.includes('frecuencia') && <PulseOfDay resumen={resumen} />}
    </>
  );
}

function PulseOfDay({ resumen }: { resumen: Resumen }) {
  const t = useTranslations('cuidador.tarjeta');
  const { hr_promedio_hoy: bpm } = resumen;
  return (
    <BoardPulse
      resumen={resumen}
      bpm={bpm}
      when={bpm === null ? undefined : t('promedio_ayer')}
      isOutside={false}
    >
      {bpm === null && t('sin_ayer')}
    </BoardPulse>
  );
}

type PulseThenProps = { resumen: Resumen; past: AsOf; zone: string };

function PulseThen({ resumen, past: { until }, zone }: PulseThenProps) {
  const t = useTranslations('cuidador.tarjeta');
  const { number, time } = useFormats();
  const { hr_actual, hr_actual_at } = resumen;
  const isFresh = isPulseFresh(resumen, null, until.getTime());
  // The newest minute ends its ventana.
  const last = hr_actual_at && time(Date.parse(hr_actual_at) + MINUTE_MS, zone);
  return (
    <BoardPulse
      resumen={resumen}
      bpm={isFresh ? hr_actual : null}
      when={isFresh ? t('a_las', { hora: time(until, zone) }) : undefined}
      isOutside={isFresh && Boolean(outsideOf(resumen))}
    >
      {!isFresh && last && t('ultima_hora', { bpm: number(hr_actual), hora: last })}
    </BoardPulse>
  );
}
