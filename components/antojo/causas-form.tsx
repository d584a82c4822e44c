'use client';

import { type FormEvent, useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { QueryPending } from '@/components/ui/query-pending';
import { useQuery } from '@/lib/client/use-query';
import { nombreDe } from '@/lib/domain/catalogos';
import { CAUSA_NAMES, CAUSAS, type Causa, type Causas } from '@/lib/domain/causas';
import type { DeseoDetails } from '@/lib/domain/deseos';
import { answersOf, changesOf, NONE, OTHER } from './causa-answers';
import { type Offered, offeredQuery } from './use-kit';

const NOTE_MAX = 500;

type CausasFormProps = {
  deseo: Causas & { nota: string | null };
  onSave(details: DeseoDetails): void;
};

/** What goes with a deseo that is logged already; each answer may stay open, or be taken back. */
export function CausasForm({ deseo, onSave }: CausasFormProps) {
  const { data, error, refetch } = useQuery(offeredQuery);
  if (data) return <Questions deseo={deseo} offered={data} onSave={onSave} />;
  return <QueryPending error={error} refetch={refetch} />;
}

function Questions({ deseo, offered, onSave }: CausasFormProps & { offered: Offered }) {
  const t = useTranslations('antojo.causas');
  const [{ chosen, words }, setAnswers] = useState(() => answersOf(deseo));
  const [nota, setNota] = useState(deseo.nota ?? '');
  const [asked, setAsked] = useState(false);
  const isOpen = (causa: Causa) => chosen[causa] === OTHER && !words[causa].trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!CAUSA_NAMES.some(isOpen)) onSave({ ...changesOf({ chosen, words }), nota: nota.trim() || null });
  };
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-4">
      {CAUSA_NAMES.map((causa) => (
        <Question
          key={causa}
          causa={causa}
          offered={offered}
          told={deseo[causa]}
          value={chosen[causa]}
          words={words[causa]}
          error={asked && isOpen(causa) ? t('falta') : undefined}
          onChoose={(name) => setAnswers({ words, chosen: { ...chosen, [causa]: name } })}
          onWrite={(text) => setAnswers({ chosen, words: { ...words, [causa]: text } })}
        />
      ))}
      <Nota value={nota} onChange={setNota} />
      <Button type="submit" variant="secondary">
        {t('guardar')}
      </Button>
    </form>
  );
}

type QuestionProps = {
  causa: Causa;
  offered: Offered;
  told: string | null;
  value: string;
  words: string;
  error: string | undefined;
  onChoose(name: string): void;
  onWrite(text: string): void;
};

function Question({ causa, offered, told, value, words, error, onChoose, onWrite }: QuestionProps) {
  const t = useTranslations('antojo.causas');
  const idioma = useLocale();
  const entries = offered[causa];
  // What is not offered any more stays the answer that it was.
  const gone = told && !entries.some(({ nombre }) => nombre === told) ? told : undefined;
  return (
    <div className="grid gap-2">
      <SelectField label={t(causa)} value={value} onChange={({ target }) => onChoose(target.value)}>
        <option value={NONE}>{t('sin')}</option>
        {entries.map((entry) => (
          <option key={entry.nombre} value={entry.nombre}>
            {nombreDe(entry, idioma)}
          </option>
        ))}
        {gone && <option value={gone}>{gone}</option>}
        <option value={OTHER}>{t('otro')}</option>
      </SelectField>
      {value === OTHER && (
        <TextField
          label={t(CAUSAS[causa])}
          value={words}
          maxLength={80}
          autoComplete="off"
          error={error}
          onChange={({ target }) => onWrite(target.value)}
        />
      )}
    </div>
  );
}

function Nota({ value, onChange }: { value: string; onChange(value: string): void }) {
  const t = useTranslations('antojo');
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {t('causas.nota')} <span className="font-normal text-ink-faint">{t('intensidad.opcional')}</span>
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={NOTE_MAX}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={t('causas.nota_pista')}
        className="control mt-1.5 placeholder:text-ink-faint"
      />
    </div>
  );
}
