'use client';

import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import type { Ahorro } from '@/lib/domain/metrics/ahorro';
import { NO_VALUE } from '@/lib/i18n/format';
import { faltaDe, useAhorro } from './use-ahorro';
import { useProgresoWords } from './use-progreso-words';

type AhorroCardProps = { usuarioId: number; initial: Ahorro; stamp: string };

/** What was avoided and saved, which the person alone sees; what is unknown is asked for, never made up. */
export function AhorroCard({ usuarioId, initial, stamp }: AhorroCardProps) {
  const { t, formats } = useProgresoWords();
  const ahorro = useAhorro(usuarioId, initial, stamp);
  const { cigarrillos_evitados, dinero_ahorrado, moneda } = ahorro;
  const falta = faltaDe(ahorro);
  const money = dinero_ahorrado === null ? NO_VALUE : formats.number(dinero_ahorrado, 2);
  return (
    <Card title={t('ahorro.titulo')} footer={cigarrillos_evitados === null ? undefined : t('ahorro.nota')}>
      <dl className="grid gap-4 xs:grid-cols-2">
        <Stat label={t('ahorro.evitados')} value={formats.number(cigarrillos_evitados)} large />
        <Stat label={t('ahorro.dinero')} value={money} unit={moneda ?? ''} large />
      </dl>
      {falta && (
        <div className="mt-4">
          <p className="text-sm text-ink-soft">{t(`ahorro.falta.${falta}`)}</p>
          <ButtonLink href="/panel/perfil" variant="secondary" size="sm" className="mt-3">
            {t('ahorro.completar')}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}
