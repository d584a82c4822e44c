import { plural } from '@/components/ui/format';
import type { UltimoDeseo } from '@/lib/domain/resumen';
import type { Resolucion } from '@/lib/domain/terms';
import { Age } from './age';
import type { Resumen } from './board-person';
import { IN_COURSE, resultadoWord, TIPOS } from './deseo-words';

/** `day`: which one the counts are of. */
type BoardFactsProps = { resumen: Resumen; day: string; resolucion: Resolucion };

/** The last deseo and the counts of the person's day, as far as they are shared. */
export function BoardFacts({ resumen, day, resolucion }: BoardFactsProps) {
  const { ultimo_deseo, deseos_hoy, cigarrillos_hoy } = resumen;
  // Of a past moment nothing is said as if it were still so.
  const none = resolucion === 'vivo' ? 'Ninguno todavía' : 'Ninguno';
  const open = resolucion === 'diario' ? 'Sin cerrar ayer' : IN_COURSE.label;
  const counts = [
    deseos_hoy === null ? '' : plural(deseos_hoy, 'antojo', 'antojos'),
    cigarrillos_hoy === null ? '' : plural(cigarrillos_hoy, 'cigarrillo', 'cigarrillos'),
  ].filter(Boolean);
  return (
    <dl className="mt-3 grid gap-1.5 text-sm">
      {deseos_hoy !== null && (
        <div className="flex gap-2">
          <dt className="shrink-0 text-ink-faint">Último antojo</dt>
          <dd className="min-w-0">{ultimo_deseo ? <LastDeseo deseo={ultimo_deseo} open={open} /> : none}</dd>
        </div>
      )}
      {counts.length > 0 && (
        <div className="flex gap-2">
          <dt className="shrink-0 text-ink-faint">{day}</dt>
          <dd className="tabular-nums">{counts.join(' · ')}</dd>
        </div>
      )}
    </dl>
  );
}

function LastDeseo({ deseo, open }: { deseo: UltimoDeseo; open: string }) {
  const { deseo_tipo, fecha_creacion, resolved, resultado } = deseo;
  const { label, icon: Icon } = resolved ? resultadoWord(resultado, false) : { ...IN_COURSE, label: open };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {TIPOS[deseo_tipo].label},
      <Age since={fecha_creacion} />
      <span className="inline-flex items-center gap-1 text-ink-soft">
        <Icon aria-hidden className="size-3.5" />
        {label}
      </span>
    </span>
  );
}
