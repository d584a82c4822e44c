'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { type Inicio, isInvited, PASOS, pasosHechos } from '@/lib/domain/inicio';

/** A quiet invitation to what is left of the onboarding, until it is done or put away. */
export function InicioCard({ initial }: { initial: Inicio }) {
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
          Completa tu perfil ({pasosHechos(inicio)} de {PASOS.length})
        </h2>
        <p className="text-sm text-ink-soft">Así contamos lo que evitas y lo que ahorras.</p>
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {problem && problemText(problem)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/panel/inicio" size="sm" variant="secondary">
          Seguir
        </ButtonLink>
        <Button size="sm" variant="quiet" icon={X} pending={pending} onClick={() => run()}>
          Ahora no
        </Button>
      </div>
    </section>
  );
}
