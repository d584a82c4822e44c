'use client';

import { Cigarette, Timer, Waves } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useOutboxIfAny } from '@/lib/client/outbox/provider';
import { useAntojo } from './antojo-provider';
import { PendingBadge } from './pending-badge';
import { useCigarette } from './use-cigarette';
import { useOpenDeseo } from './use-open-deseo';

type Place = 'header' | 'bar';

/**
 * The one primary action of a consumidor, on every page: in the header of a wide screen, in the middle of the bar of a
 * phone. Nothing for anybody else.
 */
export function QuickAntojo({ place }: { place: Place }) {
  const mine = useOutboxIfAny();
  if (!mine) return null;
  return place === 'bar' ? <InBar /> : <InHeader />;
}

function InHeader() {
  const t = useTranslations('antojo');
  const { choose, ride } = useAntojo();
  const smoke = useCigarette();
  const open = useOpenDeseo();
  return (
    <fieldset className="group flex items-center gap-2 max-[22rem]:gap-1">
      <legend className="sr-only">{t('rapido.barra')}</legend>
      <PendingBadge />
      <Button
        variant="secondary"
        size="sm"
        aria-label={t('cigarro.registrar')}
        className="min-w-11"
        onClick={() => smoke()}
      >
        <Cigarette aria-hidden className="size-5" />
        {/* Where something waits to be sent, its count has the place. */}
        <span className="hidden group-has-[[data-pending]]:hidden min-[24rem]:max-md:inline xl:inline">
          {t('cigarro.titulo')}
        </span>
      </Button>
      <span className="hidden whitespace-nowrap xl:inline-flex">
        {open ? (
          <Button size="sm" icon={Timer} onClick={() => ride(open.ref)}>
            {t('rapido.seguir')}
          </Button>
        ) : (
          <Button size="sm" icon={Waves} onClick={choose}>
            {t('rapido.registrar')}
          </Button>
        )}
      </span>
    </fieldset>
  );
}

function InBar() {
  const t = useTranslations('antojo');
  const { choose, ride } = useAntojo();
  const open = useOpenDeseo();
  const Icon = open ? Timer : Waves;
  return (
    <button
      type="button"
      aria-label={t(open ? 'rapido.seguir' : 'rapido.registrar')}
      onClick={() => (open ? ride(open.ref) : choose())}
      className="flex w-full flex-col items-center justify-end gap-0.5 pb-[0.5625rem] text-[0.6875rem] leading-4 font-semibold text-accent-ink"
    >
      <span className="-mt-4 grid size-14 place-items-center rounded-full border-4 border-surface bg-action text-on-action shadow-lg">
        <Icon aria-hidden className="size-6" />
      </span>
      {t('rapido.antojo')}
    </button>
  );
}
