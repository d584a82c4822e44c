'use client';

import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import type { Progreso } from '@/lib/domain/metrics/progreso/progreso';
import { NO_VALUE } from '@/lib/i18n/format';
import { useProgresoWords } from './use-progreso-words';

/** What was avoided and saved; what is unknown is asked for, never made up. */
export function AhorroCard({ progreso }: { progreso: Progreso }) {
  const { t, formats } = useProgresoWords();
  const { cigarrillos_evitados, dinero_ahorrado, moneda, falta } = progreso;
  const money = dinero_ahorrado === null ? NO_VALUE : formats.number(dinero_ahorrado, 2);
  return (
    <Card title={t('ahorro.titulo')} footer={cigarrillos_evitados === null ? undefined : t('ahorro.nota')}>
      <dl className="grid grid-cols-2 gap-4">
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
