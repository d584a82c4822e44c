'use client';

import { ChevronDown, ChevronUp, Lightbulb } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { useNombreDe } from '@/components/ui/nombres-provider';
import { useQuery } from '@/lib/client/use-query';
import type { DeseoDetails } from '@/lib/domain/deseos';
import { CausasForm } from './causas-form';
import { IntensidadField } from './intensidad-field';
import type { RiddenDeseo } from './use-deseo';
import { antojoQuery, offeredQuery } from './use-kit';

type RideDetailsProps = { deseo: RiddenDeseo; onTell(details: DeseoDetails): void };

/** What one may tell of it, each by itself and none of it asked for. */
export function RideDetails({ deseo, onTell }: RideDetailsProps) {
  return (
    <>
      <Soluciones chosen={deseo.solucion ?? deseo.solucion_otra} onTell={onTell} />
      <Intensidad value={deseo.intensidad} onTell={onTell} />
      <Reasons deseo={deseo} onTell={onTell} />
    </>
  );
}

type TellProps = Pick<RideDetailsProps, 'onTell'>;

/** One's own, each a suggestion, and an answer once it was tapped. */
function Soluciones({ chosen, onTell }: TellProps & { chosen: string | null }) {
  const t = useTranslations('antojo.soluciones');
  const nombreDe = useNombreDe('soluciones');
  const { data } = useQuery(antojoQuery);
  const { data: offered } = useQuery(offeredQuery);
  if (!data) return null;
  const entryOf = (name: string) => offered?.solucion.find(({ nombre }) => nombre === name);
  const tap = (name: string) => {
    const field = entryOf(name) ? 'solucion' : 'solucion_otra';
    onTell({ [field]: chosen === name ? null : name });
  };
  return (
    <section>
      <h3 className="flex items-center gap-1.5 text-sm font-medium">
        <Lightbulb aria-hidden className="size-4 text-accent-ink" />
        {t('titulo')}
      </h3>
      {data.soluciones.length === 0 && <p className="mt-1 text-sm text-ink-soft">{t('ninguna')}</p>}
      <ul className="mt-2 flex flex-wrap gap-2">
        {data.soluciones.map((name) => {
          return (
            <li key={name}>
              <button
                type="button"
                aria-pressed={chosen === name}
                onClick={() => tap(name)}
                className={cx(
                  'min-h-11 rounded-full border px-4 text-sm',
                  chosen === name
                    ? 'border-accent-ink bg-accent-wash font-medium text-accent-ink'
                    : 'border-edge bg-surface',
                )}
              >
                {nombreDe(name)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** After the finger rests: each step on the way is no answer. */
const RESTS_MS = 600;

function Intensidad({ value, onTell }: TellProps & { value: number | null }) {
  const [shown, setShown] = useState(value);
  const waiting = useRef<() => void>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = () => {
    clearTimeout(timer.current);
    waiting.current?.();
    waiting.current = undefined;
  };
  const change = (next: number | null) => {
    setShown(next);
    clearTimeout(timer.current);
    waiting.current = () => onTell({ intensidad: next });
    timer.current = setTimeout(settle, RESTS_MS);
  };
  const last = useRef(settle);
  last.current = settle;
  useEffect(() => () => last.current(), []);
  return <IntensidadField value={shown} onChange={change} />;
}

function Reasons({ deseo, onTell }: RideDetailsProps) {
  const t = useTranslations('antojo.causas');
  const [state, setState] = useState<'closed' | 'open' | 'saved'>('closed');
  const id = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const save = (details: DeseoDetails) => {
    onTell(details);
    setState('saved');
    // The form goes, and the keyboard's place with it.
    toggle.current?.focus();
  };
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-2">
        <Button
          ref={toggle}
          variant="quiet"
          size="sm"
          className="-ml-3"
          icon={state === 'open' ? ChevronUp : ChevronDown}
          aria-expanded={state === 'open'}
          aria-controls={id}
          onClick={() => setState(state === 'open' ? 'closed' : 'open')}
        >
          {t('abrir')}
        </Button>
        <p role="status" className="text-sm font-medium text-accent-ink">
          {state === 'saved' && t('guardado')}
        </p>
      </div>
      <div id={id} className="mt-2 empty:hidden">
        {state === 'open' && <CausasForm deseo={deseo} onSave={save} />}
      </div>
    </div>
  );
}
