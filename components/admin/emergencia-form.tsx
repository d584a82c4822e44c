'use client';

import { ShieldAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { describedBy, FieldFrame, SelectField } from '@/components/ui/field';
import { problemText, useAction } from '@/components/ui/use-action';
import { AlcancesField } from '@/components/widgets/alcances-field';
import { api } from '@/lib/client/api';
import { ALCANCES, type Alcance } from '@/lib/domain/access';
import type { AdminUsuario } from '@/lib/domain/admin-usuarios';
import { type Emergencia, LEAST_REASON, LONGEST_REASON, MOST_MINUTES } from '@/lib/domain/emergencias';
import { PersonSearch } from './person-search';

const MINUTES = [15, 30, MOST_MINUTES];

type Asked = { motivo: string; minutos: number; alcances: readonly Alcance[] };

/** Person, reason, minutes and scopes; then once more whether it is meant. */
export function EmergenciaForm() {
  const t = useTranslations('admin.emergencias');
  const router = useRouter();
  const [person, setPerson] = useState<AdminUsuario>();
  const [asked, setAsked] = useState<Asked>({ motivo: '', minutos: 15, alcances: ALCANCES });
  const [confirming, setConfirming] = useState(false);
  const { pending, problem, run, reset } = useAction(async () => {
    const body = { ...asked, consumidor_id: person?.consumidor_id };
    const { consumidor_id } = await api.post<Emergencia>('/api/admin/emergencias', body);
    router.push(`/admin/emergencias/${consumidor_id}`);
  });
  const ready = person && asked.motivo.trim().length >= LEAST_REASON && asked.alcances.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) setConfirming(true);
  };
  return (
    <Card title={t('abrir')} description={t('abrir_texto')}>
      <form method="post" onSubmit={submit} className="grid gap-4">
        <PersonSearch chosen={person} onChoose={setPerson} />
        <ReasonField value={asked.motivo} onChange={(motivo) => setAsked({ ...asked, motivo })} />
        <SelectField
          label={t('durante')}
          value={asked.minutos}
          onChange={(event) => setAsked({ ...asked, minutos: Number(event.currentTarget.value) })}
        >
          {MINUTES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t('minutos', { n: minutes })}
            </option>
          ))}
        </SelectField>
        <AlcancesField
          legend={t('que_ver')}
          chosen={asked.alcances}
          brief
          onChange={(alcances) => setAsked({ ...asked, alcances })}
        />
        <Button type="submit" icon={ShieldAlert} disabled={!ready}>
          {t('abrir_boton')}
        </Button>
      </form>
      <ConfirmDialog
        open={confirming}
        title={t('pregunta', { nombre: person?.nombre ?? '' })}
        confirmLabel={t('si_abrir')}
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={() => {
          setConfirming(false);
          reset();
        }}
      >
        {t('pregunta_texto', { n: asked.minutos })}
      </ConfirmDialog>
    </Card>
  );
}

function ReasonField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const t = useTranslations('admin.emergencias');
  const id = useId();
  const missing = LEAST_REASON - value.trim().length;
  const hint = missing > 0 ? t('motivo_falta', { n: missing }) : t('motivo_quien');
  return (
    <FieldFrame id={id} label={t('motivo')} hint={hint}>
      <textarea
        {...describedBy(id, { hint })}
        rows={3}
        maxLength={LONGEST_REASON}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="control"
      />
    </FieldFrame>
  );
}
