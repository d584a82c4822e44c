'use client';

import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
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
const WISHES: Record<Wish, 'primary' | 'danger'> = { codigos: 'primary', desactivar: 'danger' };
const PATH = '/api/cuenta/segundo-factor';

export function SecondFactorActive({ left, onCodes, onRemoved }: SecondFactorActiveProps) {
  const t = useTranslations('cuenta.factor.activo');
  const [wish, setWish] = useState<Wish>();
  const done = (codigos: string[] | undefined) => (codigos ? onCodes(codigos) : onRemoved());
  return (
    <div className="grid gap-4">
      <Card
        title={t('titulo')}
        aside={<ShieldCheck aria-hidden className="size-6 text-accent-ink" />}
        description={t('texto')}
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
              {t(`abrir.${name}`)}
            </Button>
          ))}
        </div>
      </Card>
      {wish && <ProofCard key={wish} wish={wish} onDone={done} />}
    </div>
  );
}

function LeftCodes({ left }: { left: number }) {
  const t = useTranslations('cuenta.factor.activo');
  const text = t('quedan', { n: left });
  if (left > FEW) return <p>{text}</p>;
  return (
    <Notice kind="warn" title={left === 0 ? t('ninguno') : text}>
      {t('pocos')}
    </Notice>
  );
}

type ProofCardProps = { wish: Wish; onDone(codigos: string[] | undefined): void };

/** What a session alone may not do wants the password and a code. */
function ProofCard({ wish, onDone }: ProofCardProps) {
  const t = useTranslations('cuenta.factor.activo');
  const send = async (text: (name: string) => string) => {
    const proof = { password: text('password'), codigo: text('codigo') };
    const answer = await api.post<{ codigos: string[] } | undefined>(`${PATH}/${wish}`, proof);
    onDone(answer?.codigos);
    return undefined;
  };
  return (
    <Card title={t(`deseo.${wish}`)} description={t('prueba')}>
      <ActionForm submit={t(`boton.${wish}`)} variant={WISHES[wish]} send={send}>
        {(errors) => <ProofFields errors={errors} factor />}
      </ActionForm>
    </Card>
  );
}
