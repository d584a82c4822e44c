'use client';

import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { plural } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { api } from '@/lib/client/api';
import { ProofFields } from './proof-fields';

type SecondFactorActiveProps = {
  left: number;
  onCodes(codes: readonly string[]): void;
  onRemoved(): void;
};
type Wish = 'codigos' | 'desactivar';

const FEW = 3;
const WISHES: Record<Wish, { open: string; title: string; submit: string; variant: 'primary' | 'danger' }> = {
  codigos: {
    open: 'Crear otros códigos de recuperación',
    title: 'Otros códigos de recuperación',
    submit: 'Crear los códigos',
    variant: 'primary',
  },
  desactivar: {
    open: 'Desactivar',
    title: 'Desactivar el segundo factor',
    submit: 'Desactivar el segundo factor',
    variant: 'danger',
  },
};
const PATH = '/api/cuenta/segundo-factor';

export function SecondFactorActive({ left, onCodes, onRemoved }: SecondFactorActiveProps) {
  const [wish, setWish] = useState<Wish>();
  const done = (codigos: string[] | undefined) => (codigos ? onCodes(codigos) : onRemoved());
  return (
    <div className="grid gap-4">
      <Card
        title="Activo"
        aside={<ShieldCheck aria-hidden className="size-6 text-accent-ink" />}
        description="Al entrar te pediremos un código de tu aplicación."
      >
        <LeftCodes left={left} />
        <div className="mt-4 flex flex-wrap gap-3">
          {(['codigos', 'desactivar'] as const).map((name) => (
            <Button
              key={name}
              variant="secondary"
              size="sm"
              aria-expanded={wish === name}
              onClick={() => setWish(wish === name ? undefined : name)}
            >
              {WISHES[name].open}
            </Button>
          ))}
        </div>
      </Card>
      {wish && <ProofCard key={wish} wish={wish} onDone={done} />}
    </div>
  );
}

function LeftCodes({ left }: { left: number }) {
  const text = `Te quedan ${plural(left, 'código', 'códigos')} de recuperación.`;
  if (left > FEW) return <p>{text}</p>;
  return (
    <Notice kind="warn" title={left === 0 ? 'Ya no te quedan códigos de recuperación.' : text}>
      Crea otros antes de que te hagan falta.
    </Notice>
  );
}

type ProofCardProps = { wish: Wish; onDone(codigos: string[] | undefined): void };

/** What a session alone may not do wants the password and a code. */
function ProofCard({ wish, onDone }: ProofCardProps) {
  const { title, submit: label, variant } = WISHES[wish];
  const send = async (text: (name: string) => string) => {
    const proof = { password: text('password'), codigo: text('codigo') };
    const answer = await api.post<{ codigos: string[] } | undefined>(`${PATH}/${wish}`, proof);
    onDone(answer?.codigos);
    return undefined;
  };
  return (
    <Card
      title={title}
      description="Escribe tu contraseña y un código, de la aplicación o de recuperación. Tus demás sesiones se cerrarán; esta sigue."
    >
      <ActionForm submit={label} variant={variant} send={send}>
        {(errors) => <ProofFields errors={errors} factor />}
      </ActionForm>
    </Card>
  );
}
