'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { Deseo, DeseoRef } from '@/lib/domain/deseos';
import { Ride } from './ride';
import { useDeseo } from './use-deseo';

type RidePageProps = { deseoRef: DeseoRef; initial: Deseo | undefined };

export function RidePage({ deseoRef, initial }: RidePageProps) {
  const t = useTranslations('antojo');
  const router = useRouter();
  const found = useDeseo(deseoRef, initial);
  const { deseo } = found;
  return (
    // What sticks to its lower edge stands over the bar of a phone, not under it.
    <div className="mx-auto max-w-xl rounded-2xl border border-line bg-surface p-5 shadow-card [--under-close:calc(4rem+env(safe-area-inset-bottom))] sm:p-6 md:[--under-close:0px]">
      <h1 className="text-2xl font-semibold">
        {deseo ? t('surfear.titulo', { tipo: t(`tipo.${deseo.tipo}`) }) : t('surfear.pagina')}
      </h1>
      <Ride deseoRef={deseoRef} found={found} onDone={() => router.push('/panel/antojo')} />
    </div>
  );
}
