'use client';

import { Check, CloudOff, HeartHandshake, TicketX } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LiveNotice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Followed, Invitacion } from '@/lib/domain/consentimientos';
import type { Problem } from '@/lib/domain/errors';
import { scopesAt } from '@/lib/domain/terms';
import { ALCANCE_WORDS } from './alcance-words';
import { sightText } from './terms-words';

/** What a code offers, and one button to take it. */
export function InvitationOffer({ codigo }: { codigo: string }) {
  const [offer, setOffer] = useState<Invitacion>();
  const look = useAction(async () => {
    setOffer(await api.post<Invitacion>('/api/consentimientos/invitaciones/consultar', { codigo }));
  });
  const accept = useAction(async () => {
    const { consumidor_id } = await api.post<Followed>('/api/consentimientos/aceptar', { codigo });
    window.location.assign(`/cuidador/${consumidor_id}`);
  });
  // Once for each code: what it offers does not change while it is looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is another function in each render
  useEffect(() => void look.run(), [codigo]);

  const problem = look.problem ?? accept.problem;
  if (problem && isUseless(problem)) return <Useless />;
  if (look.problem) return <Unread problem={look.problem} retry={() => void look.run()} />;
  if (!offer) return <Skeleton className="h-56" />;
  return (
    <Offered offer={offer}>
      <LiveNotice
        kind={accept.problem ? 'error' : undefined}
        title={accept.problem && problemText(accept.problem)}
      />
      <Button icon={HeartHandshake} pending={accept.pending} onClick={() => void accept.run()}>
        Aceptar y acompañar
      </Button>
      <ButtonLink variant="quiet" href="/cuidador">
        Ahora no
      </ButtonLink>
    </Offered>
  );
}

function Offered({ offer, children }: { offer: Invitacion; children: ReactNode }) {
  const { nombre, zona_horaria, resolucion, alcances } = offer;
  return (
    <div className="grid gap-4">
      <p>
        <strong className="font-semibold break-words">{nombre}</strong> comparte contigo:
      </p>
      <ul className="grid gap-2">
        {scopesAt(resolucion, alcances).map((alcance) => (
          <li key={alcance} className="flex items-center gap-2">
            <Check aria-hidden className="size-4 shrink-0 text-accent-ink" />
            {ALCANCE_WORDS[alcance].label}
          </li>
        ))}
      </ul>
      <p className="text-pretty text-ink-soft">{sightText(offer, zona_horaria)}</p>
      <p className="text-sm text-pretty text-ink-soft">
        Solo podrás mirar. {nombre} puede cambiarlo o terminarlo cuando quiera.
      </p>
      {children}
    </div>
  );
}

/** Whatever was wrong with it: unknown, used, past or no code at all. */
function isUseless({ code }: Problem): boolean {
  return code === 'code_invalid' || code === 'invalid';
}

function Useless() {
  return (
    <div role="alert">
      <EmptyState icon={TicketX} title="Este código no sirve">
        Venció, ya se usó o no existe. Pide otro a la persona que te invitó.
      </EmptyState>
      <p className="mt-2 text-center">
        <ButtonLink variant="secondary" href="/cuidador">
          Ir a mis personas
        </ButtonLink>
      </p>
    </div>
  );
}

function Unread({ problem, retry }: { problem: Problem; retry(): void }) {
  return (
    <div role="alert" className="text-center">
      <EmptyState icon={CloudOff} title="No pudimos leer la invitación">
        {problemText(problem)}
      </EmptyState>
      <Button variant="secondary" onClick={retry}>
        Intentar de nuevo
      </Button>
    </div>
  );
}
