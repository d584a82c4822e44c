'use client';

import { UserRoundPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Followed } from '@/lib/domain/consentimientos';

/** Groups of four as they are typed, so that the code reads as it was given. */
function grouped(text: string): string {
  const letters = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 12);
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

export function AcceptInvitationCard() {
  const router = useRouter();
  const [codigo, setCodigo] = useState('');
  const [followed, setFollowed] = useState<string>();
  const { pending, problem, run } = useAction(async () => {
    setFollowed(undefined);
    const answer = await api.post<Pick<Followed, 'nombre'>>('/api/consentimientos/aceptar', { codigo });
    setFollowed(answer.nombre);
    setCodigo('');
    router.refresh();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  const error = fieldErrors(problem).codigo;
  return (
    <Card title="Acompañar a alguien" description="Escribe el código de invitación que te dio esa persona.">
      <form method="post" onSubmit={submit} className="grid gap-4" noValidate>
        <TextField
          label="Código de invitación"
          name="codigo"
          value={codigo}
          onChange={(event) => setCodigo(grouped(event.target.value))}
          placeholder="XXXX-XXXX-XXXX"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          error={error}
        />
        <LiveNotice kind={problem && !error ? 'error' : undefined} title={problem && problemText(problem)} />
        <LiveNotice
          kind={followed ? 'success' : undefined}
          title={followed && `Ahora acompañas a ${followed}`}
        />
        <Button type="submit" icon={UserRoundPlus} pending={pending}>
          Agregar
        </Button>
      </form>
    </Card>
  );
}
