'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CodeField } from '@/components/ui/code-field';
import { CopyButton } from '@/components/ui/copy-button';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { ProofFields } from './proof-fields';

type Proposal = { secreto: string; uri: string; qr: string };
const PATH = '/api/cuenta/segundo-factor';

export function SecondFactorEnrol({ onCodes }: { onCodes(codes: readonly string[]): void }) {
  const [proposal, setProposal] = useState<Proposal>();
  if (proposal) return <ConfirmCard proposal={proposal} onCodes={onCodes} />;
  return <BeginCard onProposal={setProposal} />;
}

function BeginCard({ onProposal }: { onProposal(proposal: Proposal): void }) {
  const t = useTranslations('cuenta.factor');
  const send = async (text: (name: string) => string) => {
    onProposal(await api.post<Proposal>(PATH, { password: text('password') }));
    return undefined;
  };
  return (
    <Card title={t('activar.titulo')} description={t('activar.texto')}>
      <ActionForm submit={t('activar.boton')} send={send}>
        {(errors) => <ProofFields errors={errors} hint={t('para_ti')} factor={false} />}
      </ActionForm>
    </Card>
  );
}

type ConfirmCardProps = { proposal: Proposal; onCodes(codes: readonly string[]): void };

function ConfirmCard({ proposal, onCodes }: ConfirmCardProps) {
  const t = useTranslations('cuenta.factor.enlazar');
  const [place, field] = [useRef<HTMLDivElement>(null), useRef<HTMLInputElement>(null)];
  const { pending, problem, run } = useAction(async (codigo: string) => {
    onCodes((await api.post<{ codigos: string[] }>(`${PATH}/confirmar`, { codigo })).codigos);
  });
  // Not the field: on a phone its keyboard would cover the picture.
  useEffect(() => place.current?.focus(), [place]);
  useEffect(() => {
    if (!problem) return;
    field.current?.focus();
    field.current?.select();
  }, [problem, field]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void run(String(new FormData(event.currentTarget).get('codigo')));
  };
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Card title={t('titulo')} description={t('texto')}>
        <ProposalPicture proposal={proposal} />
        <form method="post" onSubmit={submit} noValidate className="mt-5 grid gap-4">
          <CodeField ref={field} />
          <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
          <Button type="submit" pending={pending} className="justify-self-start">
            {t('boton')}
          </Button>
        </form>
      </Card>
    </div>
  );
}

/** On white in both themes: cameras read it so. */
function ProposalPicture({ proposal: { secreto, uri, qr } }: { proposal: Proposal }) {
  const t = useTranslations('cuenta.factor.enlazar');
  const grouped = secreto.replaceAll(/.{4}(?=.)/g, '$& ');
  return (
    <div className="grid justify-items-center gap-4 sm:grid-cols-[auto_minmax(0,1fr)] sm:items-center sm:justify-items-start">
      {/* biome-ignore lint/performance/noImgElement: a picture that is in the page already */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        alt={t('qr')}
        width={208}
        height={208}
        className="rounded-xl border border-line bg-white"
      />
      <div className="min-w-0">
        <p className="text-sm text-ink-soft">{t('clave')}</p>
        <p className="mt-1 mb-3 font-mono text-base break-words" data-testid="clave">
          {grouped}
        </p>
        <CopyButton text={secreto} label={t('copiar')} />
        <p className="mt-3 text-sm">
          <a href={uri} className="inline-block py-1 font-medium text-accent-ink underline">
            {t('abrir')}
          </a>
        </p>
      </div>
    </div>
  );
}
