'use client';

import {
  Award,
  Brain,
  CalendarCheck,
  CalendarHeart,
  Compass,
  Infinity as Endless,
  Flame,
  type LucideIcon,
  Medal,
  RotateCcw,
  Sprout,
  Timer,
  TrendingDown,
} from 'lucide-react';
import { Card } from '@/components/ui/card';
import { cx } from '@/components/ui/cx';
import type { Logro, LogroVisto } from '@/lib/domain/logros';
import { useProgresoWords } from './use-progreso-words';

const ICONS: Record<Logro, LucideIcon> = {
  primera_victoria: Sprout,
  voluntad_firme: Flame,
  imparable: Endless,
  domador_de_antojos: Medal,
  resolucion_rapida: Timer,
  semana_perfecta: CalendarHeart,
  en_mejora: TrendingDown,
  mente_estable: Brain,
  campeon_del_mes: Award,
  constancia: CalendarCheck,
  regreso: RotateCcw,
  autoconocimiento: Compass,
};

type LogrosCardProps = { logros: readonly LogroVisto[]; zone: string; className?: string };

/** Those that are earned first, with their day; of the others how far they are. */
export function LogrosCard({ logros, zone, className }: LogrosCardProps) {
  const { t } = useProgresoWords();
  const earned = logros.filter(({ earned_at }) => earned_at !== null);
  const open = logros.filter(({ earned_at }) => earned_at === null);
  return (
    <div id="logros" className={cx('scroll-mt-24', className)}>
      <Card
        title={t('logros.titulo')}
        aside={
          <p className="text-sm text-ink-soft tabular-nums">
            {t('logros.resumen', { n: earned.length, total: logros.length })}
          </p>
        }
      >
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {[...earned, ...open].map((logro) => (
            <LogroItem key={logro.logro} logro={logro} zone={zone} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function LogroItem({ logro: { logro, earned_at, valor, meta }, zone }: { logro: LogroVisto; zone: string }) {
  const { t, formats } = useProgresoWords();
  const Icon = ICONS[logro];
  const isEarned = earned_at !== null;
  return (
    <li
      className={cx(
        'flex gap-3 rounded-xl border p-3',
        isEarned ? 'border-transparent bg-accent-wash' : 'border-line',
      )}
    >
      <span
        className={cx(
          'grid size-10 shrink-0 place-items-center rounded-full',
          isEarned ? 'bg-action text-on-action' : 'bg-sunken text-ink-faint',
        )}
      >
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 grow">
        <h3 className="font-medium">{t(`logros.nombre.${logro}`)}</h3>
        <p className="text-sm text-ink-soft">{t(`logros.como.${logro}`)}</p>
        {isEarned ? (
          <p className="mt-1 text-sm font-medium text-accent-ink">
            {t('logros.ganado', { fecha: formats.date(earned_at, zone) })}
          </p>
        ) : (
          <Avance valor={valor} meta={meta} percent={logro === 'en_mejora'} />
        )}
      </div>
    </li>
  );
}

function Avance({ valor, meta, percent }: { valor: number; meta: number; percent: boolean }) {
  const { t } = useProgresoWords();
  return (
    <div className="mt-2 flex items-center gap-2">
      <svg aria-hidden viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 min-w-0 grow">
        <rect width="100" height="6" rx="3" className="fill-line" />
        {valor > 0 && <rect width={(100 * valor) / meta} height="6" rx="3" className="fill-chart-a" />}
      </svg>
      <span className="text-sm whitespace-nowrap text-ink-soft tabular-nums">
        {percent ? t('logros.avance_porciento', { valor, meta }) : t('logros.avance', { valor, meta })}
      </span>
    </div>
  );
}
