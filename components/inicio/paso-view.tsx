'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { HabitosForm } from '@/components/perfil/habitos-form';
import { FisicoForm, PlanForm } from '@/components/perfil/perfil-fields';
import type { FormFrame } from '@/components/perfil/perfil-form';
import { useInicio } from '@/components/perfil/use-profile';
import { useSave } from '@/components/perfil/use-save';
import { Button, ButtonLink } from '@/components/ui/button';
import { problemText } from '@/components/ui/use-action';
import type { Offered } from '@/lib/domain/catalogos';
import type { Formulario } from '@/lib/domain/formularios';
import { type Inicio, PASOS, type Paso } from '@/lib/domain/inicio';
import type { Perfil } from '@/lib/domain/perfil';
import { PasoFrame } from './paso-frame';
import { pasoPath } from './paso-path';

type PasoViewProps = {
  paso: Exclude<Paso, 'resumen'>;
  usuarioId: number;
  inicio: Inicio;
  perfil: Perfil;
  formularios: Formulario[];
  offered: Offered;
};

/** A step of the onboarding: the forms are those of the profile. Each is stored when it is left. */
export function PasoView({ paso, usuarioId, perfil, formularios, offered, ...rest }: PasoViewProps) {
  const t = useTranslations('perfil.inicio');
  const { inicio, save } = useInicio(rest.inicio);
  const router = useRouter();
  const place = PASOS.indexOf(paso);
  const leave = async (estado: 'hecho' | 'omitido') => {
    await save({ pasos: { [paso]: estado } });
    router.push(pasoPath(PASOS[place + 1] ?? 'resumen'));
  };
  const previous = PASOS[place - 1];
  const frame: FormFrame = {
    label: t('seguir'),
    // Whoever signs in next in this tab is another.
    draftKey: `${usuarioId}.${paso}`,
    onSaved: () => leave('hecho'),
    aside: <SkipButton onSkip={() => leave('omitido')} />,
  };
  return (
    <PasoFrame paso={paso} pasos={inicio.pasos}>
      {paso === 'fisico' && <FisicoForm {...frame} initial={perfil} />}
      {paso === 'habitos' && <HabitosForm {...frame} initial={formularios} offered={offered} />}
      {paso === 'plan' && <PlanForm {...frame} initial={perfil} />}
      {previous && (
        <ButtonLink href={pasoPath(previous)} variant="quiet" size="sm" className="mt-4 -ml-3">
          {t('volver')}
        </ButtonLink>
      )}
    </PasoFrame>
  );
}

function SkipButton({ onSkip }: { onSkip(): Promise<void> }) {
  const t = useTranslations('perfil.inicio');
  const { pending, problem, run } = useSave(onSkip);
  return (
    <>
      <Button variant="secondary" pending={pending} onClick={() => run()}>
        {t('omitir')}
      </Button>
      <p role="alert" className="w-full text-sm font-medium text-danger empty:hidden">
        {problem && problemText(problem)}
      </p>
    </>
  );
}
