'use client';

import { SelectField, TextField } from '@/components/ui/field';
import { formatNumber } from '@/components/ui/format';
import { bmiOf, type Perfil } from '@/lib/domain/perfil';
import { fieldValue } from './field-value';
import { type Fields, type FormFrame, PerfilForm } from './perfil-form';
import { BMI_WORDS, GENERO_WORDS, MONEDAS } from './perfil-words';

type PerfilSectionProps = FormFrame & { initial: Perfil };

/** The body: what it is for is said, and all of it may stay empty. */
export function FisicoForm({ initial, ...frame }: PerfilSectionProps) {
  return (
    <PerfilForm {...frame} initial={initial} names={['fecha_nacimiento', 'genero', 'peso', 'altura']}>
      {({ bind, text }) => (
        <>
          <TextField
            label="Fecha de nacimiento"
            type="date"
            autoComplete="bday"
            {...bind('fecha_nacimiento')}
          />
          <SelectField label="Género" {...bind('genero')}>
            <option value="">Prefiero no decirlo</option>
            {Object.entries(GENERO_WORDS).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </SelectField>
          <div className="grid grid-cols-2 items-start gap-3">
            <TextField label="Peso (kg)" inputMode="decimal" autoComplete="off" {...bind('peso')} />
            <TextField label="Altura (cm)" inputMode="decimal" autoComplete="off" {...bind('altura')} />
          </div>
          <BmiLine text={text} />
        </>
      )}
    </PerfilForm>
  );
}

/** A number and where it lies; no advice. Its place is there before it is. */
function BmiLine({ text }: Pick<Fields, 'text'>) {
  const measure = (name: 'peso' | 'altura') => {
    const value = fieldValue(name, text(name));
    return typeof value === 'number' && value > 0 ? value : null;
  };
  const { bmi, bmi_categoria } = bmiOf({ peso: measure('peso'), altura: measure('altura') });
  return (
    <p className="-mt-2 min-h-5 text-sm text-ink-soft tabular-nums">
      {bmi !== null &&
        bmi_categoria !== null &&
        `Índice de masa corporal: ${formatNumber(bmi, 2)}, ${BMI_WORDS[bmi_categoria]}. Es una referencia, no un diagnóstico.`}
    </p>
  );
}

/** When the person stops or stopped, and what it was like before. */
export function PlanForm({ initial, ...frame }: PerfilSectionProps) {
  const names = [
    'fecha_abandono',
    'consumo_base',
    'precio_cajetilla',
    'moneda',
    'cigarrillos_por_cajetilla',
  ] as const;
  return (
    <PerfilForm {...frame} initial={initial} names={names}>
      {({ bind, text }) => (
        <>
          <TextField
            label="Fecha en que dejas o dejaste de fumar"
            type="date"
            hint="Puede ser pasada o futura."
            {...bind('fecha_abandono')}
          />
          <TextField
            label="Cigarrillos al día, antes"
            inputMode="numeric"
            autoComplete="off"
            {...bind('consumo_base')}
          />
          <div className="grid grid-cols-2 items-start gap-3">
            <TextField
              label="Precio de la cajetilla"
              inputMode="decimal"
              autoComplete="off"
              {...bind('precio_cajetilla')}
            />
            <SelectField label="Moneda" {...bind('moneda')}>
              <option value="">Sin indicar</option>
              {[...new Set([...MONEDAS, text('moneda')])].filter(Boolean).map((moneda) => (
                <option key={moneda} value={moneda}>
                  {moneda}
                </option>
              ))}
            </SelectField>
          </div>
          <TextField
            label="Cigarrillos por cajetilla"
            inputMode="numeric"
            autoComplete="off"
            {...bind('cigarrillos_por_cajetilla')}
          />
        </>
      )}
    </PerfilForm>
  );
}
