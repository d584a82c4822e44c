'use client';

import { Check, Circle, MapPin } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { cx } from '@/components/ui/cx';
import { useNow } from '@/lib/client/use-now';
import { FUENTE_ENLACE, HITO_FUENTE, HITOS, type Hito, hitoAt } from './hitos';
import { ReposoPanel } from './reposo-panel';
import { useProgresoWords } from './use-progreso-words';

type RecuperacionCardProps = {
  consumidorId: number;
  sinHumoDesde: string | null;
  at: string | undefined;
  className?: string;
};

/** What happens to most people, with who says so, beside what was measured of this one. */
export function RecuperacionCard({ consumidorId, sinHumoDesde, at, className }: RecuperacionCardProps) {
  const { t } = useProgresoWords();
  const now = useNow() || Date.parse(at ?? '');
  const reached = sinHumoDesde === null ? null : hitoAt(now - Date.parse(sinHumoDesde));
  return (
    <Card
      title={t('recuperacion.titulo')}
      description={reached === null ? t('recuperacion.sin_fecha') : t('recuperacion.intro')}
      footer={t('recuperacion.nota')}
      className={className}
    >
      <div className="grid gap-8 lg:grid-cols-2">
        <ol>
          {HITOS.map((hito, place) => (
            <HitoItem key={hito} hito={hito} place={place} reached={reached} />
          ))}
        </ol>
        <ReposoPanel consumidorId={consumidorId} />
      </div>
    </Card>
  );
}

function markOf(place: number, reached: number) {
  if (place === reached) return 'ultimo';
  if (place < reached) return 'ya';
  return place === reached + 1 ? 'siguiente' : 'falta';
}

function HitoItem({ hito, place, reached }: { hito: Hito; place: number; reached: number | null }) {
  const { t } = useProgresoWords();
  const isPast = reached !== null && place <= reached;
  const isHere = reached !== null && place === reached;
  const Icon = isHere ? MapPin : isPast ? Check : Circle;
  const fuente = HITO_FUENTE[hito];
  const link = FUENTE_ENLACE[fuente];
  const source = t(`recuperacion.fuentes.${fuente}`);
  return (
    <li className="relative flex gap-3 pb-5 last:pb-0">
      {place < HITOS.length - 1 && (
        <span
          aria-hidden
          className={cx('absolute top-7 bottom-0 left-3.5 w-px', isPast && !isHere ? 'bg-accent' : 'bg-line')}
        />
      )}
      <span
        aria-hidden
        className={cx(
          'grid size-7 shrink-0 place-items-center rounded-full',
          isPast ? 'bg-action text-on-action' : 'bg-sunken text-ink-faint',
        )}
      >
        <Icon className="size-4" />
      </span>
      <div className="min-w-0">
        <h3 className="font-medium">
          {t(`recuperacion.cuando.${hito}`)}
          {reached !== null && (
            <span className={cx('ml-2 text-sm font-normal', isPast ? 'text-accent-ink' : 'text-ink-soft')}>
              {t(`recuperacion.${markOf(place, reached)}`)}
            </span>
          )}
        </h3>
        <p className="text-sm text-ink-soft">{t(`recuperacion.que.${hito}`)}</p>
        <p className="text-xs text-ink-faint">
          {link ? (
            <a
              href={link}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-6 items-center underline"
            >
              {t('recuperacion.fuente', { fuente: source })}
            </a>
          ) : (
            t('recuperacion.fuente', { fuente: source })
          )}
        </p>
      </div>
    </li>
  );
}
