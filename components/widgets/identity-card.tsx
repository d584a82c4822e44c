'use client';

import { Link2 } from 'lucide-react';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CodeField } from '@/components/ui/code-field';
import { PasswordField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Identidad } from '@/lib/domain/identidades';

const PATH = '/api/cuenta/identidades';

type IdentityCardProps = {
  name: string;
  initial: readonly Identidad[];
  /** Whether linking wants a code too. */
  factor: boolean;
  /** How the linking went that this page was left for. */
  outcome: 'hecho' | 'en_uso' | undefined;
};

export function IdentityCard({ name, initial, factor, outcome }: IdentityCardProps) {
  const [linked, setLinked] = useState(initial);
  const { pending, problem, run } = useAction(async (id: number) => {
    await api.delete(`${PATH}/${id}`);
    setLinked(linked.filter((one) => one.id !== id));
  });
  return (
    <Card title={`Entrar con ${name}`} description="Enlázala para entrar sin escribir tu contraseña.">
      {outcome === 'hecho' && linked.length > 0 && (
        <LiveNotice kind="success" title="Enlazada" className="mb-4">
          {`Ya puedes entrar con ${name}.`}
        </LiveNotice>
      )}
      {outcome === 'en_uso' && (
        <LiveNotice kind="error" title="Esa identidad ya está enlazada con una cuenta" className="mb-4" />
      )}
      <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
      {linked.map(({ id }) => (
        <div key={id} className="flex flex-wrap items-center justify-between gap-3">
          <p>{`Enlazada con ${name}`}</p>
          <Button variant="secondary" size="sm" pending={pending} onClick={() => run(id)}>
            Desenlazar
          </Button>
        </div>
      ))}
      {linked.length === 0 && <LinkForm name={name} factor={factor} />}
    </Card>
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
      {(errors) => <ProofFields errors={errors} factor={factor} />}
    </ActionForm>
  );
}

function proofOf(text: (name: string) => string) {
  const codigo = text('codigo');
  return { password: text('password'), ...(codigo ? { codigo } : {}) };
}

function ProofFields({ errors, factor }: { errors: Record<string, string>; factor: boolean }) {
  return (
    <>
      <PasswordField
        label="Contraseña de Latido"
        name="password"
        autoComplete="current-password"
        hint="Para asegurarnos de que eres tú."
        required
        error={errors.password}
      />
      {factor && <CodeField kind="either" error={errors.codigo} />}
    </>
  );
}
