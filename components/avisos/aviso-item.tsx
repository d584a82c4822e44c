'use client';

import { Bell, Lightbulb, type LucideIcon, TriangleAlert, Trophy } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { useFormats } from '@/components/ui/use-formats';
import { useNow } from '@/lib/client/use-now';
import type { Notificacion, NotificacionTipo } from '@/lib/domain/notificaciones';

export const AVISO_ICONS: Record<NotificacionTipo, LucideIcon> = {
  alerta: TriangleAlert,
  recordatorio: Bell,
  recomendacion: Lightbulb,
  logro: Trophy,
};

export const AVISO_TONES: Record<NotificacionTipo, string> = {
  alerta: 'bg-warn-wash text-warn',
  recordatorio: 'bg-info-wash text-info',
  recomendacion: 'bg-accent-wash text-accent-ink',
  logro: 'bg-accent-wash text-accent-ink',
};

export function AvisoIcon({ tipo }: Pick<Notificacion, 'tipo'>) {
  const Icon = AVISO_ICONS[tipo];
  return (
    <span className={cx('grid size-9 shrink-0 place-items-center rounded-full', AVISO_TONES[tipo])}>
      <Icon aria-hidden className="size-4.5" />
    </span>
  );
}

const MINUTE_MS = 60_000;

export function AvisoAge({ since }: { since: string }) {
  const now = useNow(MINUTE_MS);
  const { age } = useFormats();
  return <time dateTime={since}>{now === 0 ? '' : age(Math.max(0, now - Date.parse(since)))}</time>;
}

type AvisoItemProps = { aviso: Notificacion; onOpen(aviso: Notificacion): void };

/** One that was told: it leads where it is about, and is read by that; without a place it is read by a press. */
export function AvisoItem({ aviso, onOpen }: AvisoItemProps) {
  const t = useTranslations('avisos');
  const { tipo, contenido, enlace, leida, created_at } = aviso;
  const inside = (
    <>
      <AvisoIcon tipo={tipo} />
      <span className="min-w-0 grow">
        <span className="block text-xs text-ink-faint">
          {t(`tipo.${tipo}`)} · <AvisoAge since={created_at} />
        </span>
        <span className={cx('mt-0.5 block text-sm break-words', leida ? 'text-ink-soft' : 'font-medium')}>
          {contenido}
        </span>
      </span>
      <span className="grid w-2.5 shrink-0 place-items-center self-stretch">
        {!leida && (
          <>
            <span aria-hidden className="size-2.5 rounded-full bg-accent-ink" />
            <span className="sr-only">{t('sin_leer')}</span>
          </>
        )}
      </span>
    </>
  );
  const look = 'flex min-h-11 w-full gap-3 rounded-xl px-2 py-3 text-left hover:bg-sunken';
  if (enlace)
    return (
      <Link href={enlace} className={look} onClick={() => onOpen(aviso)}>
        {inside}
      </Link>
    );
  if (leida) return <div className="flex min-h-11 gap-3 px-2 py-3">{inside}</div>;
  return (
    <button type="button" className={look} onClick={() => onOpen(aviso)}>
      {inside}
    </button>
  );
}
