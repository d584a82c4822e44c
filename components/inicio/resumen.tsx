'use client';

import { useRouter } from 'next/navigation';
import { formatMoney } from '@/components/perfil/perfil-words';
import { useInicio } from '@/components/perfil/use-profile';
import { useSave } from '@/components/perfil/use-save';
import { Button } from '@/components/ui/button';
import { formatNumber, plural } from '@/components/ui/format';
import { LiveNotice } from '@/components/ui/notice';
import { Stat } from '@/components/ui/stat';
import { problemText } from '@/components/ui/use-action';
import type { Inicio } from '@/lib/domain/inicio';
import type { Ahorro } from '@/lib/domain/metrics/ahorro';
import { PasoFrame } from './paso-frame';

type ResumenViewProps = { inicio: Inicio; ahorro: Ahorro };

export function ResumenView({ ahorro, ...rest }: ResumenViewProps) {
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
        Ir a mi panel
      </Button>
    </PasoFrame>
  );
}

/** What the plan means so far, in words before figures; what is unknown is asked for, never made up. */
export function AhorroView({ ahorro }: { ahorro: Ahorro }) {
  const { cigarrillos_evitados, dinero_ahorrado, moneda } = ahorro;
  return (
    <section
      aria-label="Lo que significa"
      className="rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <p className="font-medium">{sentenceOf(ahorro)}</p>
      <dl className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-4">
        <Stat label="Cigarrillos evitados" value={formatNumber(cigarrillos_evitados)} large />
        <Stat
          label="Dinero ahorrado"
          value={dinero_ahorrado === null ? formatNumber(null) : formatMoney(dinero_ahorrado, moneda)}
        />
      </dl>
      {(cigarrillos_evitados === null || dinero_ahorrado === null) && (
        <p className="mt-3 text-sm text-ink-soft">
          {cigarrillos_evitados === null
            ? 'Con tu fecha y tus cigarrillos al día, antes, podremos contarlos.'
            : 'Con el precio de la cajetilla y cuántos trae, podremos contar lo que ahorras.'}
        </p>
      )}
    </section>
  );
}

function sentenceOf({ dias }: Ahorro): string {
  if (dias === null) return 'Aún no hay fecha: no hace falta tenerla para empezar.';
  if (dias < 0)
    return dias === -1 ? 'Empiezas mañana.' : `Faltan ${plural(-dias, 'día', 'días')} para tu fecha.`;
  if (dias === 0) return 'Hoy es tu primer día.';
  return dias === 1
    ? 'Ha pasado un día desde tu fecha.'
    : `Han pasado ${formatNumber(dias)} días desde tu fecha.`;
}
