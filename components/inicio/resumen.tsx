'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useInicio } from '@/components/perfil/use-profile';
import { useSave } from '@/components/perfil/use-save';
import { Button } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { Stat } from '@/components/ui/stat';
import { problemText } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import type { Inicio } from '@/lib/domain/inicio';
import type { Ahorro } from '@/lib/domain/metrics/ahorro';
import { PasoFrame } from './paso-frame';

type ResumenViewProps = { inicio: Inicio; ahorro: Ahorro };

export function ResumenView({ ahorro, ...rest }: ResumenViewProps) {
  const t = useTranslations('perfil.inicio');
  const { inicio, save } = useInicio(rest.inicio);
  const router = useRouter();
  const { pending, problem, run } = useSave(async () => {
    await save({ pasos: { resumen: 'hecho' } });
    router.push('/panel');
  });
  return (
    <PasoFrame paso="resumen" pasos={inicio.pasos}>
      <AhorroView ahorro={ahorro} />
      <LiveNotice
        kind={problem ? 'error' : undefined}
        title={problem && problemText(problem)}
        className="mt-4"
      />
      <Button className="mt-6 w-full sm:w-auto" pending={pending} onClick={() => run()}>
        {t('a_mi_panel')}
      </Button>
    </PasoFrame>
  );
}

/** What the plan means so far, in words before figures; what is unknown is asked for, never made up. */
export function AhorroView({ ahorro }: { ahorro: Ahorro }) {
  const t = useTranslations('perfil.ahorro');
  const { number, money } = useFormats();
  const { dias, cigarrillos_evitados, dinero_ahorrado, moneda } = ahorro;
  return (
    <section
      aria-label={t('titulo')}
      className="rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <p className="font-medium">
        {dias === null && t('sin_fecha')}
        {dias !== null && dias < 0 && t('faltan', { dias: -dias, cuantos: number(-dias) })}
        {dias !== null && dias >= 0 && t('pasados', { dias, cuantos: number(dias) })}
      </p>
      <dl className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-4">
        <Stat label={t('evitados')} value={number(cigarrillos_evitados)} large />
        <Stat label={t('dinero')} value={money(dinero_ahorrado, moneda)} />
      </dl>
      {(cigarrillos_evitados === null || dinero_ahorrado === null) && (
        <p className="mt-3 text-sm text-ink-soft">
          {t(cigarrillos_evitados === null ? 'falta_base' : 'falta_precio')}
        </p>
      )}
    </section>
  );
}
