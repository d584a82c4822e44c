'use client';

import { Link2 } from 'lucide-react';
import Link from 'next/link';
import { signIn } from 'next-auth/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LiveNotice } from '@/components/ui/notice';
import { api } from '@/lib/client/api';
import type { Identidad } from '@/lib/domain/identidades';
import { ProofFields } from './proof-fields';

const PATH = '/api/cuenta/identidades';
/** This password is not the issuer's. */
const OWN_PASSWORD = { label: 'Contraseña de Latido', hint: 'Para asegurarnos de que eres tú.' };

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
    <Card title={`Entrar con ${name}`} description="Enlázala para entrar sin escribir tu contraseña.">
      {outcome === 'hecho' && linked.length > 0 && (
        <LiveNotice kind="success" title="Enlazada" className="mb-4">
          {`Ya puedes entrar con ${name}.`}
        </LiveNotice>
      )}
      {outcome === 'en_uso' && !removed && (
        <LiveNotice kind="error" title="Esa identidad ya está enlazada con una cuenta" className="mb-4" />
      )}
      <div ref={outcomeRef} tabIndex={-1} className="outline-none">
        <LiveNotice kind={removed ? 'success' : undefined} title="Desenlazada">
          Desde ahora entras con tu correo y tu contraseña.
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
  const [open, setOpen] = useState(false);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>{`Enlazada con ${name}`}</p>
        {password && (
          <Button variant="secondary" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            Desenlazar
          </Button>
        )}
      </div>
      {!password && (
        <p className="text-sm text-pretty text-ink-soft">
          {`Tu cuenta no tiene contraseña: solo entras con ${name}. Para desenlazarla, antes `}
          <Link href="/recuperar" className="font-medium text-accent-ink underline">
            elige una con un enlace a tu correo
          </Link>
          .
        </p>
      )}
      {open && children}
    </div>
  );
}

type UnlinkFormProps = { id: number; name: string; factor: boolean; onDone(): void };

function UnlinkForm({ id, name, factor, onDone }: UnlinkFormProps) {
  const send = async (text: (name: string) => string) => {
    await api.post(`${PATH}/${id}/desenlazar`, proofOf(text));
    onDone();
    return undefined;
  };
  return (
    <ActionForm submit={`Dejar de entrar con ${name}`} variant="danger" send={send}>
      {(errors) => <ProofFields {...OWN_PASSWORD} errors={errors} factor={factor} />}
    </ActionForm>
  );
}

function LinkForm({ name, factor }: { name: string; factor: boolean }) {
  const send = async (text: (name: string) => string) => {
    await api.post(`${PATH}/enlazar`, proofOf(text));
    await signIn('oidc', { callbackUrl: '/cuenta/segundo-factor' });
    return undefined;
  };
  return (
    <ActionForm submit={`Enlazar con ${name}`} icon={Link2} send={send}>
      {(errors) => <ProofFields {...OWN_PASSWORD} errors={errors} factor={factor} />}
    </ActionForm>
  );
}

function proofOf(text: (name: string) => string) {
  const codigo = text('codigo');
  return { password: text('password'), ...(codigo ? { codigo } : {}) };
}
