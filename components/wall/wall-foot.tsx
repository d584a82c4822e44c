'use client';

import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useWakeLock } from '@/lib/client/use-wake-lock';

type WallFootProps = {
  ref: Ref<HTMLElement>;
  page: number;
  pages: number;
  paused: boolean;
  onTurn(by: number): void;
  onPause(paused: boolean): void;
  /** How the wall gets its data. */
  children: ReactNode;
};

/** Always of the same height, whatever it has to say. */
export function WallFoot({ ref, page, pages, paused, onTurn, onPause, children }: WallFootProps) {
  const t = useTranslations('cuidador.pared');
  const isOn = useWakeLock();
  return (
    <footer ref={ref} className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-2 pt-3">
      {children}
      <p className="min-w-0 text-sm text-ink-soft empty:hidden">
        {paused ? t('en_pausa') : !isOn && t('se_apaga')}
      </p>
      <nav aria-label={t('paginas')} className="ml-auto flex flex-wrap items-center justify-end gap-2">
        {pages > 1 && (
          <Button variant="quiet" icon={ChevronLeft} onClick={() => onTurn(-1)}>
            <span className="sr-only">{t('anterior')}</span>
          </Button>
        )}
        {pages > 1 && (
          <p className="text-lg text-ink-soft tabular-nums">{t('pagina', { n: page + 1, total: pages })}</p>
        )}
        {pages > 1 && (
          <Button variant="quiet" icon={ChevronRight} onClick={() => onTurn(1)}>
            <span className="sr-only">{t('siguiente')}</span>
          </Button>
        )}
        <Button variant="quiet" icon={paused ? Play : Pause} onClick={() => onPause(!paused)}>
          {paused ? t('seguir') : t('pausar')}
        </Button>
      </nav>
    </footer>
  );
}
