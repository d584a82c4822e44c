'use client';

import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Alcance } from '@/lib/domain/access';
import { INVITATION_DAYS } from '@/lib/domain/consentimientos';
import { ALCANCE_WORDS, OFFERED_ALCANCES } from './alcance-words';

type Invitation = { codigo: string; expira_at: string };

export function InviteCard() {
  const [chosen, setChosen] = useState<readonly Alcance[]>(['estado']);
  const [invitation, setInvitation] = useState<Invitation>();
  const { pending, problem, run } = useAction(async () => {
    const alcances = OFFERED_ALCANCES.filter((alcance) => chosen.includes(alcance));
    setInvitation(await api.post<Invitation>('/api/consentimientos/invitaciones', { alcances }));
  });
  const toggle = (alcance: Alcance) => {
    setInvitation(undefined);
    setChosen(chosen.includes(alcance) ? chosen.filter((name) => name !== alcance) : [...chosen, alcance]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  const none = chosen.length === 0;
  return (
    <Card
      title="Invitar a alguien"
      description={`Elige qué podrá ver. El código sirve una vez y dura ${INVITATION_DAYS} días.`}
    >
      <form method="post" onSubmit={submit} className="grid gap-4">
        <AlcancesField chosen={chosen} onToggle={toggle} />
        {none && <p className="text-sm text-ink-soft">Elige al menos una cosa para compartir.</p>}
        <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
        <Button type="submit" icon={KeyRound} pending={pending} disabled={none}>
          {invitation ? 'Crear otro código' : 'Crear código de invitación'}
        </Button>
      </form>
      <div role="status">{invitation && <InvitationCode code={invitation.codigo} />}</div>
    </Card>
  );
}

function InvitationCode({ code }: { code: string }) {
  return (
    <div className="mt-4 rounded-xl bg-accent-wash px-4 py-5 text-center">
      <p className="text-sm text-accent-ink">Comparte este código con tu cuidador</p>
      <p className="mt-1 font-mono text-2xl font-semibold tracking-wider text-ink sm:text-3xl">{code}</p>
      <p className="mt-2 mb-3 text-sm text-ink-soft">Guárdalo ahora: no volveremos a mostrarlo.</p>
      <CopyButton text={code} label="Copiar código" />
    </div>
  );
}

type AlcancesFieldProps = { chosen: readonly Alcance[]; onToggle(alcance: Alcance): void };

function AlcancesField({ chosen, onToggle }: AlcancesFieldProps) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">¿Qué podrá ver?</legend>
      <div className="mt-1.5 grid gap-2">
        {OFFERED_ALCANCES.map((alcance) => (
          <label key={alcance} className="choice flex cursor-pointer gap-3 px-4 py-3">
            <input
              type="checkbox"
              name="alcances"
              value={alcance}
              checked={chosen.includes(alcance)}
              onChange={() => onToggle(alcance)}
              className="mt-1 size-4 shrink-0 accent-action"
            />
            <span className="min-w-0">
              <span className="block font-medium">{ALCANCE_WORDS[alcance].label}</span>
              <span className="block text-sm text-pretty text-ink-soft">{ALCANCE_WORDS[alcance].text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
