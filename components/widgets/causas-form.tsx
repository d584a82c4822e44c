'use client';

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { QueryPending } from '@/components/ui/query-pending';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { CatalogoName } from '@/lib/domain/catalogos';
import { CAUSA_NAMES, CAUSAS, type Causa, type Causas } from '@/lib/domain/causas';
import type { Deseo } from '@/lib/domain/deseos';
import { answersOf, changesOf, NONE, OTHER } from './causa-answers';

const QUESTIONS: Record<Causa, { catalogo: CatalogoName; label: string; otra: string }> = {
  motivo: { catalogo: 'motivos', label: '¿Qué lo provocó?', otra: 'Otro motivo' },
  emocion: { catalogo: 'emociones', label: '¿Cómo te sentías?', otra: 'Otra emoción' },
  solucion: { catalogo: 'soluciones', label: '¿Qué te ayuda ahora?', otra: 'Otra cosa' },
};

type Offered = Record<Causa, string[]>;

async function readOffered(): Promise<Offered> {
  const read = async (causa: Causa) => {
    const { catalogo } = QUESTIONS[causa];
    const body = await api.get<Record<string, { nombre: string }[]>>(`/api/catalogos/${catalogo}`);
    return [causa, (body[catalogo] ?? []).map(({ nombre }) => nombre)] as const;
  };
  return Object.fromEntries(await Promise.all(CAUSA_NAMES.map(read))) as Offered;
}

type CausasFormProps = { deseo: Pick<Deseo, 'id' | keyof Causas>; onSaved(): void };

/** What goes with a deseo that is logged already; each answer may stay open, or be taken back. */
export function CausasForm({ deseo, onSaved }: CausasFormProps) {
  const { data, error, refetch } = useQuery({ queryKey: ['catalogos', 'causas'], queryFn: readOffered });
  if (data) return <Questions deseo={deseo} offered={data} onSaved={onSaved} />;
  return <QueryPending error={error} refetch={refetch} />;
}

function Questions({ deseo, offered, onSaved }: CausasFormProps & { offered: Offered }) {
  const [{ chosen, words }, setAnswers] = useState(() => answersOf(deseo));
  const { pending, problem, run } = useAction(async () => {
    await api.patch<Deseo>(`/api/deseos/${deseo.id}`, changesOf({ chosen, words }));
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
          // What is not offered any more stays the answer that it was.
          names={[...new Set([...offered[causa], ...(deseo[causa] ? [deseo[causa]] : [])])]}
          value={chosen[causa]}
          words={words[causa]}
          errors={errors}
          onChoose={(name) => setAnswers({ words, chosen: { ...chosen, [causa]: name } })}
          onWrite={(text) => setAnswers({ chosen, words: { ...words, [causa]: text } })}
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
