'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { api, problemOf } from '@/lib/client/api';
import type { CatalogoName } from '@/lib/domain/catalogos';
import { CAUSA_NAMES, CAUSAS, type Causa } from '@/lib/domain/causas';
import type { Deseo } from '@/lib/domain/deseos';

const QUESTIONS: Record<Causa, { catalogo: CatalogoName; label: string; otra: string }> = {
  motivo: { catalogo: 'motivos', label: '¿Qué lo provocó?', otra: 'Otro motivo' },
  emocion: { catalogo: 'emociones', label: '¿Cómo te sentías?', otra: 'Otra emoción' },
  solucion: { catalogo: 'soluciones', label: '¿Qué te ayuda ahora?', otra: 'Otra cosa' },
};

/** No name of a catalogue is empty or begins with a blank. */
const NONE = '';
const OTHER = ' ';

type Offered = Record<Causa, string[]>;

async function readOffered(): Promise<Offered> {
  const read = async (causa: Causa) => {
    const { catalogo } = QUESTIONS[causa];
    const body = await api.get<Record<string, { nombre: string }[]>>(`/api/catalogos/${catalogo}`);
    return [causa, (body[catalogo] ?? []).map(({ nombre }) => nombre)] as const;
  };
  return Object.fromEntries(await Promise.all(CAUSA_NAMES.map(read))) as Offered;
}

type CausasFormProps = { deseoId: number; onSaved(): void };

/** What goes with a deseo that is logged already; each answer may stay open. */
export function CausasForm({ deseoId, onSaved }: CausasFormProps) {
  const { data, error, refetch } = useQuery({ queryKey: ['catalogos', 'causas'], queryFn: readOffered });
  if (data) return <Questions deseoId={deseoId} offered={data} onSaved={onSaved} />;
  if (!error) return <Skeleton className="h-64" />;
  return (
    <div className="grid gap-3">
      <LiveNotice kind="error" title={problemText(problemOf(error))} />
      <Button variant="secondary" size="sm" onClick={() => refetch()}>
        Reintentar
      </Button>
    </div>
  );
}

function Questions({ deseoId, offered, onSaved }: CausasFormProps & { offered: Offered }) {
  const [chosen, setChosen] = useState<Partial<Record<Causa, string>>>({});
  const [words, setWords] = useState<Partial<Record<Causa, string>>>({});
  const { pending, problem, run } = useAction(async () => {
    const entries = CAUSA_NAMES.flatMap((causa) => {
      const name = chosen[causa] ?? NONE;
      if (name === OTHER) return [[CAUSAS[causa], words[causa] ?? '']];
      return name === NONE ? [] : [[causa, name]];
    });
    await api.patch<Deseo>(`/api/deseos/${deseoId}`, Object.fromEntries(entries));
    onSaved();
  });
  const errors = fieldErrors(problem);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-4">
      {CAUSA_NAMES.map((causa) => (
        <Question
          key={causa}
          causa={causa}
          names={offered[causa]}
          value={chosen[causa] ?? NONE}
          words={words[causa] ?? ''}
          errors={errors}
          onChoose={(name) => setChosen({ ...chosen, [causa]: name })}
          onWrite={(text) => setWords({ ...words, [causa]: text })}
        />
      ))}
      <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
      <Button type="submit" variant="secondary" pending={pending}>
        Guardar
      </Button>
    </form>
  );
}

type QuestionProps = {
  causa: Causa;
  names: readonly string[];
  value: string;
  words: string;
  errors: Record<string, string>;
  onChoose(name: string): void;
  onWrite(text: string): void;
};

function Question({ causa, names, value, words, errors, onChoose, onWrite }: QuestionProps) {
  const { label, otra } = QUESTIONS[causa];
  return (
    <div className="grid gap-2">
      <SelectField
        label={label}
        value={value}
        error={errors[causa]}
        onChange={({ target }) => onChoose(target.value)}
      >
        <option value={NONE}>Sin indicar</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        <option value={OTHER}>Otro</option>
      </SelectField>
      {value === OTHER && (
        <TextField
          label={otra}
          value={words}
          maxLength={80}
          autoComplete="off"
          error={errors[CAUSAS[causa]]}
          onChange={({ target }) => onWrite(target.value)}
        />
      )}
    </div>
  );
}
