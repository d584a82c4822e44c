'use client';

import { ShieldAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
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
const KEEP =
  'Solo para lo que haga falta. La persona lo sabe en el acto, y queda anotado quién, cuándo y por qué.';

type Asked = { motivo: string; minutos: number; alcances: readonly Alcance[] };

/** Person, reason, minutes and scopes; then once more whether it is meant. */
export function EmergenciaForm() {
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
    <Card title="Abrir un acceso de emergencia" description={KEEP}>
      <form method="post" onSubmit={submit} className="grid gap-4">
        <PersonSearch chosen={person} onChoose={setPerson} />
        <ReasonField value={asked.motivo} onChange={(motivo) => setAsked({ ...asked, motivo })} />
        <SelectField
          label="Durante"
          value={asked.minutos}
          onChange={(event) => setAsked({ ...asked, minutos: Number(event.currentTarget.value) })}
        >
          {MINUTES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes} minutos
            </option>
          ))}
        </SelectField>
        <AlcancesField
          legend="¿Qué necesitas ver?"
          chosen={asked.alcances}
          brief
          onChange={(alcances) => setAsked({ ...asked, alcances })}
        />
        <Button type="submit" icon={ShieldAlert} disabled={!ready}>
          Abrir acceso
        </Button>
      </form>
      <ConfirmDialog
        open={confirming}
        title={`¿Ver los datos de ${person?.nombre ?? ''}?`}
        confirmLabel="Sí, abrir"
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={() => {
          setConfirming(false);
          reset();
        }}
      >
        Podrás ver sus datos durante {asked.minutos} minutos, sin cambiar nada. Ahora mismo recibirá un aviso
        y un correo con tu nombre y el motivo, y podrá terminar el acceso cuando quiera.
      </ConfirmDialog>
    </Card>
  );
}

const WHO_READS = 'La persona lo leerá, también en su correo: no escribas datos de salud.';

function ReasonField({ value, onChange }: { value: string; onChange(value: string): void }) {
  const id = useId();
  const missing = LEAST_REASON - value.trim().length;
  const hint = missing > 0 ? `Faltan ${missing} caracteres. ${WHO_READS}` : WHO_READS;
  return (
    <FieldFrame id={id} label="Motivo" hint={hint}>
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
