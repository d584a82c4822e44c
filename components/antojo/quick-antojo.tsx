'use client';

import { Cigarette, Timer, Waves } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { useOutboxIfAny } from '@/lib/client/outbox/provider';
import { useAntojo } from './antojo-provider';
import { PendingBadge } from './pending-badge';
import { useCigarette } from './use-cigarette';
import { useOpenDeseo } from './use-open-deseo';

type Place = 'header' | 'bottom';

/**
 * The one primary action of a consumidor, on every page: in the header of a wide screen, under the thumb on a phone.
 * Nothing for anybody else.
 */
export function QuickAntojo({ place }: { place: Place }) {
  return useOutboxIfAny() ? <Bar place={place} /> : null;
}

function Bar({ place }: { place: Place }) {
  const t = useTranslations('antojo');
  const { choose, ride } = useAntojo();
  const smoke = useCigarette();
  const open = useOpenDeseo();
  const isBottom = place === 'bottom';
  const size = isBottom ? 'md' : 'sm';
  const actions = (
    <fieldset className={cx('flex items-center gap-2', isBottom && 'mx-auto max-w-lg')}>
      <legend className="sr-only">{t('rapido.barra')}</legend>
      <PendingBadge />
      <Button
        variant="secondary"
        size={size}
        aria-label={t('cigarro.registrar')}
        className="min-w-11"
        onClick={() => smoke()}
      >
        <Cigarette aria-hidden className="size-5" />
      </Button>
      {open ? (
        <Button size={size} icon={Timer} className={cx(isBottom && 'grow')} onClick={() => ride(open.ref)}>
          {t('rapido.seguir')}
        </Button>
      ) : (
        <Button size={size} icon={Waves} className={cx(isBottom && 'grow')} onClick={choose}>
          {t('rapido.registrar')}
        </Button>
      )}
    </fieldset>
  );
  if (!isBottom) return <div className="mr-2 hidden lg:block">{actions}</div>;
  return (
    <>
      {/* As high as the bar, so that it covers nothing when the page is at its end. */}
      <div aria-hidden className="h-[calc(4.5rem+env(safe-area-inset-bottom))] lg:hidden" />
      <div
        data-bar
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] lg:hidden"
      >
        {actions}
      </div>
    </>
  );
}
