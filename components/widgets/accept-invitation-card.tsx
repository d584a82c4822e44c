'use client';

import { UserRoundPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/field';

/** Groups of four as they are typed, so that the code reads as it was given. */
function grouped(text: string): string {
  const letters = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 12);
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

const CODE_LENGTH = 14;

/** Leads to what the code offers: it is accepted there. */
export function AcceptInvitationCard() {
  const t = useTranslations('cuidador.codigo');
  const router = useRouter();
  const [codigo, setCodigo] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (codigo.length < CODE_LENGTH) setError(t('corto'));
    else router.push(`/invitacion/${codigo.replaceAll('-', '')}`);
  };
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <form method="post" onSubmit={submit} className="grid gap-4" noValidate>
        <TextField
          label={t('codigo')}
          name="codigo"
          value={codigo}
          onChange={(event) => {
            setError(undefined);
            setCodigo(grouped(event.target.value));
          }}
          placeholder="XXXX-XXXX-XXXX"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          error={error}
        />
        <Button type="submit" icon={UserRoundPlus}>
          {t('ver')}
        </Button>
      </form>
    </Card>
  );
}
