'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { type Inicio, isInvited, PASOS, pasosHechos } from '@/lib/domain/inicio';

/** A quiet invitation to what is left of the onboarding, until it is done or put away. */
export function InicioCard({ initial }: { initial: Inicio }) {
  const t = useTranslations('perfil.inicio');
  const [inicio, setInicio] = useState(initial);
  const { pending, problem, run } = useAction(async () => {
    setInicio(await api.patch<Inicio>('/api/inicio', { cerrado: true }));
  });
  if (!isInvited(inicio)) return null;
  return (
    <section
      aria-labelledby="completar-perfil"
      className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-3 shadow-card lg:mb-6"
    >
      <div className="min-w-0">
        <h2 id="completar-perfil" className="text-sm font-semibold">
          {t('completa', { n: pasosHechos(inicio), total: PASOS.length })}
        </h2>
        <p className="text-sm text-ink-soft">{t('completa_texto')}</p>
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {problem && problemText(problem)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/panel/inicio" size="sm" variant="secondary">
          {t('continuar')}
        </ButtonLink>
        <Button size="sm" variant="quiet" icon={X} pending={pending} onClick={() => run()}>
          {t('ahora_no')}
        </Button>
      </div>
    </section>
  );
}
