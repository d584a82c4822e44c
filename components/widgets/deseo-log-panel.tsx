'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { cx } from '@/components/ui/cx';
import { problemText, useAction } from '@/components/ui/use-action';
import { randomUuid } from '@/components/ui/uuid';
import { api } from '@/lib/client/api';
import type { Deseo, DeseoTipo } from '@/lib/domain/deseos';
import type { Problem } from '@/lib/domain/errors';
import { CausasForm } from './causas-form';
import { TIPO_ORDER, TIPOS } from './deseo-words';
import { IntensidadField } from './intensidad-field';
import { useDeseosChanged } from './use-deseos-changed';

const NOTE_MAX = 500;

/** Two taps: what it is, and "Registrar". The rest is optional. */
export function DeseoLogPanel({ consumidorId }: { consumidorId: number }) {
  const [tipo, setTipo] = useState<DeseoTipo>('sustancia');
  const [intensidad, setIntensidad] = useState<number | null>(null);
  const [nota, setNota] = useState('');
  /** The deseo that was logged last. */
  const [done, setDone] = useState<Deseo>();
  // Kept until it is stored: sending again after a lost answer must not log the craving twice.
  const uuid = useRef<string>(undefined);

  const changed = useDeseosChanged(consumidorId);
  const { pending, problem, run } = useAction(async () => {
    setDone(undefined);
    uuid.current ??= randomUuid();
    const body = { uuid: uuid.current, tipo, intensidad, ...(nota.trim() ? { nota: nota.trim() } : {}) };
    const stored = await api.post<Deseo>('/api/deseos', body);
    uuid.current = undefined;
    changed();
    setIntensidad(null);
    setNota('');
    setDone(stored);
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void run();
  }

  return (
    <Card title="Registrar un antojo">
      <form method="post" onSubmit={submit} className="grid gap-4">
        <TipoField value={tipo} onChange={setTipo} />
        <IntensidadField value={intensidad} onChange={setIntensidad} />
        <NotaField value={nota} onChange={setNota} />
        <Button type="submit" pending={pending} className="w-full">
          Registrar
        </Button>
        <LogFeedback done={done !== undefined} problem={problem} />
      </form>
      <CausasDisclosure key={done?.id} deseo={done} />
    </Card>
  );
}

/** What led to it, for whoever wants to tell: its place is there before, so that nothing below moves by itself. */
function CausasDisclosure({ deseo }: { deseo: Deseo | undefined }) {
  const [state, setState] = useState<'closed' | 'open' | 'saved'>('closed');
  const id = useId();
  const thanks = useRef<HTMLParagraphElement>(null);
  const saved = () => {
    setState('saved');
    // The form goes, and the keyboard's place with it.
    thanks.current?.focus();
  };
  return (
    <div className="min-h-11 text-center">
      {deseo !== undefined && state !== 'saved' && (
        <Button
          variant="quiet"
          size="sm"
          icon={state === 'open' ? ChevronUp : ChevronDown}
          aria-expanded={state === 'open'}
          aria-controls={id}
          onClick={() => setState(state === 'open' ? 'closed' : 'open')}
        >
          Contar qué lo provocó
        </Button>
      )}
      <p
        ref={thanks}
        tabIndex={-1}
        role="status"
        className="text-sm font-medium text-accent-ink outline-none"
      >
        {state === 'saved' && 'Guardado. Conocerlo ayuda la próxima vez.'}
      </p>
      <div id={id} className="mt-2 text-left">
        {deseo !== undefined && state === 'open' && <CausasForm deseo={deseo} onSaved={saved} />}
      </div>
    </div>
  );
}

/** What came of it, in a line that is always there: the list below stays where it is. */
function LogFeedback({ done, problem }: { done: boolean; problem: Problem | undefined }) {
  const tone = problem ? 'font-medium text-danger' : done ? 'font-medium text-accent-ink' : 'text-ink-faint';
  return (
    <p role="status" className={cx('-mt-1 min-h-10 text-center text-sm', tone)}>
      {problem && problemText(problem)}
      {!problem && (done ? 'Registrado. Respira: esto también pasa.' : 'Con elegir y registrar basta.')}
    </p>
  );
}

type TipoFieldProps = { value: DeseoTipo; onChange(value: DeseoTipo): void };

function TipoField({ value, onChange }: TipoFieldProps) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">¿De qué tienes antojo?</legend>
      <div className="mt-1.5 grid grid-cols-6 gap-2">
        {TIPO_ORDER.map((tipo, index) => {
          const { label, icon: Icon } = TIPOS[tipo];
          return (
            <label
              key={tipo}
              className={cx(
                'choice flex min-h-16 cursor-pointer flex-col items-center justify-center gap-1 p-2 text-sm',
                index < 2 ? 'col-span-3' : 'col-span-2',
              )}
            >
              <input
                type="radio"
                name="tipo"
                value={tipo}
                checked={value === tipo}
                onChange={() => onChange(tipo)}
                className="sr-only"
              />
              <Icon aria-hidden className="size-5 text-accent-ink" />
              {label}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

type NotaFieldProps = { value: string; onChange(value: string): void };

function NotaField({ value, onChange }: NotaFieldProps) {
  return (
    <div>
      <label htmlFor="nota" className="text-sm font-medium">
        Nota <span className="font-normal text-ink-faint">(opcional)</span>
      </label>
      <textarea
        id="nota"
        name="nota"
        rows={2}
        maxLength={NOTE_MAX}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder="¿Qué estaba pasando?"
        className="control mt-1.5 placeholder:text-ink-faint"
      />
    </div>
  );
}
