import { CircleCheck, CircleDashed, CircleDot, CircleQuestionMark } from 'lucide-react';
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { UltimoDeseo } from '@/lib/domain/resumen';
import type { Resolucion } from '@/lib/domain/terms';
import { Age } from './age';
import type { Resumen } from './board-person';

const ICON = {
  resistido: CircleCheck,
  consumido: CircleDot,
  sin_registrar: CircleQuestionMark,
} as const;

/** `day`: which one the counts are of. */
type BoardFactsProps = Pick<Resumen, 'ultimo_deseo' | 'deseos_hoy' | 'cigarrillos_hoy'> & {
  day: 'hoy' | 'ayer';
  resolucion: Resolucion;
};

/** The last deseo and the counts of the person's day, as far as they are shared; no reading of the sensor draws it anew. */
export const BoardFacts = memo(function BoardFacts(props: BoardFactsProps) {
  const t = useTranslations('cuidador');
  const { ultimo_deseo, deseos_hoy, cigarrillos_hoy, day, resolucion } = props;
  // Of a past moment nothing is said as if it were still so.
  const none = resolucion === 'vivo' ? t('tarjeta.ninguno_todavia') : t('tarjeta.ninguno');
  const open = resolucion === 'diario' ? t('deseo.sin_cerrar') : t('deseo.en_curso');
  const counts = [
    deseos_hoy === null ? '' : t('tarjeta.antojos', { n: deseos_hoy }),
    cigarrillos_hoy === null ? '' : t('tarjeta.cigarrillos', { n: cigarrillos_hoy }),
  ].filter(Boolean);
  return (
    <dl className="mt-3 grid gap-1.5 text-sm">
      {deseos_hoy !== null && (
        <div className="flex gap-2">
          <dt className="shrink-0 text-ink-faint">{t('tarjeta.ultimo_antojo')}</dt>
          <dd className="min-w-0">{ultimo_deseo ? <LastDeseo deseo={ultimo_deseo} open={open} /> : none}</dd>
        </div>
      )}
      {counts.length > 0 && (
        <div className="flex gap-2">
          <dt className="shrink-0 text-ink-faint">{t(`tarjeta.${day}`)}</dt>
          <dd className="tabular-nums">{counts.join(' · ')}</dd>
        </div>
      )}
    </dl>
  );
});

function LastDeseo({ deseo, open }: { deseo: UltimoDeseo; open: string }) {
  const t = useTranslations('cuidador');
  const { deseo_tipo, fecha_creacion, resolved, resultado } = deseo;
  const outcome = resultado ?? 'sin_registrar';
  const Icon = resolved ? ICON[outcome] : CircleDashed;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {t(`deseo.tipo.${deseo_tipo}`)},
      <Age since={fecha_creacion} />
      <span className="inline-flex items-center gap-1 text-ink-soft">
        <Icon aria-hidden className="size-3.5" />
        {resolved ? t(`deseo.resultado.${outcome}`) : open}
      </span>
    </span>
  );
}
