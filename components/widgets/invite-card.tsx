'use client';

import { useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { LiveNotice } from '@/components/ui/notice';
import { QrCode } from '@/components/ui/qr-code';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { INVITATION_DAYS } from '@/lib/domain/consentimientos';
import { UNCONDITIONAL } from '@/lib/domain/terms';
import { HISTORY_KEY } from './consent-history';
import { draftOf, draftProblem, type TermsDraft, termsOf } from './terms-draft';
import { TermsFields } from './terms-fields';

type Invitation = { codigo: string; link: string };

/** The code stands in the address without its dashes: nobody types that one. */
function linkOf(codigo: string): string {
  return `${window.location.origin}/invitacion/${codigo.replaceAll('-', '')}`;
}

export function InviteCard({ zone }: { zone: string }) {
  const t = useTranslations('consentimiento');
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf({ ...UNCONDITIONAL, alcances: ['estado'] }, zone));
  const [invitation, setInvitation] = useState<Invitation>();
  const { pending, problem, run } = useAction(async () => {
    const terms = termsOf(draft, zone);
    const { codigo } = await api.post<{ codigo: string }>('/api/consentimientos/invitaciones', terms);
    setInvitation({ codigo, link: linkOf(codigo) });
    void queries.invalidateQueries({ queryKey: HISTORY_KEY });
  });
  const change = (next: TermsDraft) => {
    setInvitation(undefined);
    setDraft(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  const missing = draftProblem(draft);
  return (
    <Card title={t('invitar.titulo')} description={t('invitar.texto', { dias: INVITATION_DAYS })}>
      <form method="post" onSubmit={submit} className="grid gap-4">
        <TermsFields draft={draft} zone={zone} errors={fieldErrors(problem)} onChange={change} />
        {missing && <p className="text-sm text-ink-soft">{t(`formulario.falta.${missing}`)}</p>}
        <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
        <Button type="submit" icon={KeyRound} pending={pending} disabled={missing !== undefined}>
          {invitation ? t('invitar.crear_otro') : t('invitar.crear')}
        </Button>
      </form>
      <div role="status">{invitation && <InvitationCode {...invitation} />}</div>
    </Card>
  );
}

function InvitationCode({ codigo, link }: Invitation) {
  const t = useTranslations('consentimiento.invitar');
  return (
    <div className="mt-4 flex flex-col items-center rounded-xl bg-accent-wash px-4 py-5 text-center">
      <p className="text-sm text-accent-ink">{t('comparte')}</p>
      <p className="mt-1 font-mono text-2xl font-semibold tracking-wider text-ink sm:text-3xl">{codigo}</p>
      <div className="mt-3">
        <QrCode text={link} label={t('qr')} />
      </div>
      <p className="mt-3 max-w-full font-mono text-sm break-all text-ink-soft" data-testid="invitation-link">
        {link}
      </p>
      <p className="mt-2 mb-3 text-sm text-ink-soft">{t('guarda')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <CopyButton text={link} label={t('copiar_enlace')} />
        <CopyButton text={codigo} label={t('copiar_codigo')} />
      </div>
    </div>
  );
}
