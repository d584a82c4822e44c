'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Retencion } from '@/lib/domain/retention';

/** `most`: days that the installation keeps. */
type RetentionCardProps = { initial: Retencion; most: { motion: number; heart: number } };

const shown = (days: number | null) => (days === null ? '' : String(days));
const told = (text: string) => (text.trim() === '' ? null : Number(text));

function useRetention(initial: Retencion) {
  const [motion, setMotion] = useState(shown(initial.dias_movimiento));
  const [heart, setHeart] = useState(shown(initial.dias_frecuencia));
  const [saved, setSaved] = useState(false);
  const { pending, problem, run } = useAction(async () => {
    setSaved(false);
    await api.put<Retencion>('/api/retencion', {
      dias_movimiento: told(motion),
      dias_frecuencia: told(heart),
    });
    setSaved(true);
  });
  return { motion, setMotion, heart, setHeart, saved, pending, problem, run };
}

export function RetentionCard({ initial, most }: RetentionCardProps) {
  const t = useTranslations('datos.retencion');
  const { motion, setMotion, heart, setHeart, saved, pending, problem, run } = useRetention(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  const errors = fieldErrors(problem);
  const general = problem && Object.keys(errors).length === 0;
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <form method="post" onSubmit={submit} className="grid gap-4" noValidate>
        <DaysField
          label={t('movimiento')}
          most={most.motion}
          value={motion}
          onChange={setMotion}
          error={errors.dias_movimiento}
        />
        <DaysField
          label={t('frecuencia')}
          most={most.heart}
          value={heart}
          onChange={setHeart}
          error={errors.dias_frecuencia}
        />
        <LiveNotice kind={general ? 'error' : undefined} title={general ? problemText(problem) : undefined} />
        <LiveNotice kind={saved ? 'success' : undefined} title={saved ? t('guardado') : undefined} />
        <Button type="submit" variant="secondary" pending={pending}>
          {t('guardar')}
        </Button>
      </form>
    </Card>
  );
}

type DaysFieldProps = {
  label: string;
  most: number;
  value: string;
  error: string | undefined;
  onChange(value: string): void;
};

function DaysField({ label, most, value, error, onChange }: DaysFieldProps) {
  const t = useTranslations('datos.retencion');
  return (
    <TextField
      label={label}
      hint={t('ayuda', { dias: most })}
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      step={1}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
    />
  );
}
