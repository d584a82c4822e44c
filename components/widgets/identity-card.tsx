'use client';

import { Link2 } from 'lucide-react';
import { signIn } from 'next-auth/react';
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { LiveNotice } from '@/components/ui/notice';
import { api } from '@/lib/client/api';
import type { Identidad } from '@/lib/domain/identidades';
import { ProofFields } from './proof-fields';

const PATH = '/api/cuenta/identidades';

type IdentityCardProps = {
  name: string;
  initial: readonly Identidad[];
  /** Whether linking and unlinking want a code too. */
  factor: boolean;
  /** Whether there is a password with which one gets in without the issuer. */
  password: boolean;
  /** How the linking went that this page was left for. */
  outcome: 'hecho' | 'en_uso' | undefined;
};

export function IdentityCard({ name, initial, factor, password, outcome }: IdentityCardProps) {
  const t = useTranslations('cuenta.identidad');
  const [linked, setLinked] = useState(initial);
  const [removed, setRemoved] = useState(false);
  const outcomeRef = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone.
  useEffect(() => {
    if (removed) outcomeRef.current?.focus();
  }, [removed]);
  const unlinked = (id: number) => {
    setLinked(linked.filter((one) => one.id !== id));
    setRemoved(true);
  };
  return (
    <Card title={t('titulo', { emisor: name })} description={t('texto')}>
      {outcome === 'hecho' && linked.length > 0 && (
        <LiveNotice kind="success" title={t('enlazada')} className="mb-4">
          {t('ya_puedes', { emisor: name })}
        </LiveNotice>
      )}
      {outcome === 'en_uso' && !removed && <LiveNotice kind="error" title={t('en_uso')} className="mb-4" />}
      <div ref={outcomeRef} tabIndex={-1} className="outline-none">
        <LiveNotice kind={removed ? 'success' : undefined} title={t('desenlazada')}>
          {t('desde_ahora')}
        </LiveNotice>
      </div>
      {linked.map(({ id }) => (
        <Linked key={id} name={name} password={password}>
          <UnlinkForm id={id} name={name} factor={factor} onDone={() => unlinked(id)} />
        </Linked>
      ))}
      {linked.length === 0 && (
        <div className={removed ? 'mt-4' : undefined}>
          <LinkForm name={name} factor={factor} />
        </div>
      )}
    </Card>
  );
}

type LinkedProps = { name: string; password: boolean; children: ReactNode };

/** Its form comes when it is asked for; without a password there is none, since nobody could get in any more. */
function Linked({ name, password, children }: LinkedProps) {
  const t = useTranslations('cuenta.identidad');
  const [open, setOpen] = useState(false);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{t('enlazada_con', { emisor: name })}</p>
        {password && (
          <Button variant="secondary" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('desenlazar')}
          </Button>
        )}
      </div>
      {!password && (
        <p className="text-sm text-pretty text-ink-soft">
          {t.rich('sin_contrasena', {
            emisor: name,
            enlace: (words) => (
              <Link href="/recuperar" className="font-medium text-accent-ink underline">
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      {open && children}
    </div>
  );
}

type UnlinkFormProps = { id: number; name: string; factor: boolean; onDone(): void };

function UnlinkForm({ id, name, factor, onDone }: UnlinkFormProps) {
  const t = useTranslations('cuenta.identidad');
  const send = async (text: (name: string) => string) => {
    await api.post(`${PATH}/${id}/desenlazar`, proofOf(text));
    onDone();
    return undefined;
  };
  return (
    <ActionForm submit={t('dejar', { emisor: name })} variant="danger" send={send}>
      {(errors) => <OwnProof errors={errors} factor={factor} />}
    </ActionForm>
  );
}

function LinkForm({ name, factor }: { name: string; factor: boolean }) {
  const t = useTranslations('cuenta.identidad');
  const send = async (text: (name: string) => string) => {
    await api.post(`${PATH}/enlazar`, proofOf(text));
    await signIn('oidc', { callbackUrl: '/cuenta/segundo-factor' });
    return undefined;
  };
  return (
    <ActionForm submit={t('enlazar', { emisor: name })} icon={Link2} send={send}>
      {(errors) => <OwnProof errors={errors} factor={factor} />}
    </ActionForm>
  );
}

/** This password is not the issuer's. */
function OwnProof(props: Pick<ComponentProps<typeof ProofFields>, 'errors' | 'factor'>) {
  const t = useTranslations('cuenta');
  return <ProofFields {...props} label={t('identidad.contrasena')} hint={t('factor.para_ti')} />;
}

function proofOf(text: (name: string) => string) {
  const codigo = text('codigo');
  return { password: text('password'), ...(codigo ? { codigo } : {}) };
}
