'use client';

import { Check, CloudOff, HeartHandshake, TicketX } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LiveNotice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { problemText, useAction } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import { api } from '@/lib/client/api';
import type { Followed, Invitacion } from '@/lib/domain/consentimientos';
import type { Problem } from '@/lib/domain/errors';
import { scopesAt } from '@/lib/domain/terms';
import { sightText } from './terms-words';

/** What a code offers, and one button to take it. */
export function InvitationOffer({ codigo }: { codigo: string }) {
  const t = useTranslations('consentimiento.oferta');
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
        {t('aceptar')}
      </Button>
      <ButtonLink variant="quiet" href="/cuidador">
        {t('ahora_no')}
      </ButtonLink>
    </Offered>
  );
}

function Offered({ offer, children }: { offer: Invitacion; children: ReactNode }) {
  const t = useTranslations('consentimiento');
  const formats = useFormats();
  const { nombre, zona_horaria, resolucion, alcances } = offer;
  return (
    <div className="grid gap-4">
      <p>
        {t.rich('oferta.comparte', {
          nombre,
          b: (text) => <strong className="font-semibold break-words">{text}</strong>,
        })}
      </p>
      <ul className="grid gap-2">
        {scopesAt(resolucion, alcances).map((alcance) => (
          <li key={alcance} className="flex items-center gap-2">
            <Check aria-hidden className="size-4 shrink-0 text-accent-ink" />
            {t(`alcance.${alcance}.label`)}
          </li>
        ))}
      </ul>
      <p className="text-pretty text-ink-soft">{sightText(t, formats, offer, zona_horaria)}</p>
      <p className="text-sm text-pretty text-ink-soft">{t('oferta.mirar', { nombre })}</p>
      {children}
    </div>
  );
}

/** Whatever was wrong with it: unknown, used, past or no code at all. */
function isUseless({ code }: Problem): boolean {
  return code === 'code_invalid' || code === 'invalid';
}

function Useless() {
  const t = useTranslations('consentimiento.oferta');
  return (
    <div role="alert">
      <EmptyState icon={TicketX} title={t('inutil')}>
        {t('inutil_texto')}
      </EmptyState>
      <p className="mt-2 text-center">
        <ButtonLink variant="secondary" href="/cuidador">
          {t('ir')}
        </ButtonLink>
      </p>
    </div>
  );
}

function Unread({ problem, retry }: { problem: Problem; retry(): void }) {
  const t = useTranslations('consentimiento');
  return (
    <div role="alert" className="text-center">
      <EmptyState icon={CloudOff} title={t('oferta.sin_leer')}>
        {problemText(problem)}
      </EmptyState>
      <Button variant="secondary" onClick={retry}>
        {t('reintentar')}
      </Button>
    </div>
  );
}
