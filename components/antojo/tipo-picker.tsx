'use client';

import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import type { DeseoTipo } from '@/lib/domain/deseos';
import { TIPO_ICONS, TIPO_ORDER } from './looks';

/** One tap is the whole form. */
export function TipoPicker({ onPick }: { onPick(tipo: DeseoTipo): void }) {
  const t = useTranslations('antojo');
  return (
    <div>
      <div className="grid grid-cols-6 gap-2">
        {TIPO_ORDER.map((tipo, index) => {
          const Icon = TIPO_ICONS[tipo];
          return (
            <button
              key={tipo}
              type="button"
              onClick={() => onPick(tipo)}
              className={cx(
                'flex min-h-20 flex-col items-center justify-center gap-1.5 rounded-xl border border-edge bg-surface p-2 font-medium transition-colors hover:border-accent-ink hover:bg-accent-wash active:bg-accent-wash',
                index < 2 ? 'col-span-3' : 'col-span-2',
              )}
            >
              <Icon aria-hidden className="size-6 text-accent-ink" />
              {t(`tipo.${tipo}`)}
            </button>
          );
        })}
      </div>
      <p className="mt-3 text-center text-sm text-ink-soft">{t('elegir.ayuda')}</p>
    </div>
  );
}
