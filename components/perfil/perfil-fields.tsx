'use client';

import { useTranslations } from 'use-intl';
import { SelectField, TextField } from '@/components/ui/field';
import { useFormats } from '@/components/ui/use-formats';
import { bmiOf, GENEROS, type Perfil } from '@/lib/domain/perfil';
import { DateField } from './date-field';
import { fieldValue } from './field-value';
import { MONEDAS } from './monedas';
import { type Fields, type FormFrame, PerfilForm } from './perfil-form';

type PerfilSectionProps = FormFrame & { initial: Perfil };

/** The body: what it is for is said, and all of it may stay empty. */
export function FisicoForm({ initial, ...frame }: PerfilSectionProps) {
  const t = useTranslations('perfil.fisico');
  return (
    <PerfilForm {...frame} initial={initial} names={['fecha_nacimiento', 'genero', 'peso', 'altura']}>
      {({ bind, text }) => (
        <>
          <DateField label={t('nacimiento')} birthday {...bind('fecha_nacimiento')} />
          <SelectField label={t('genero')} {...bind('genero')}>
            <option value="">{t('genero_no')}</option>
            {GENEROS.map((genero) => (
              <option key={genero} value={genero}>
                {t(`generos.${genero}`)}
              </option>
            ))}
          </SelectField>
          <div className="grid grid-cols-2 items-start gap-3">
            <TextField label={t('peso')} inputMode="decimal" autoComplete="off" {...bind('peso')} />
            <TextField label={t('altura')} inputMode="decimal" autoComplete="off" {...bind('altura')} />
          </div>
          <BmiLine text={text} />
        </>
      )}
    </PerfilForm>
  );
}

/** A number and where it lies; no advice. Its place is there before it is. */
function BmiLine({ text }: Pick<Fields, 'text'>) {
  const t = useTranslations('perfil.fisico');
  const { number } = useFormats();
  const measure = (name: 'peso' | 'altura') => {
    const value = fieldValue(name, text(name));
    return typeof value === 'number' && value > 0 ? value : null;
  };
  const { bmi, bmi_categoria } = bmiOf({ peso: measure('peso'), altura: measure('altura') });
  return (
    <p className="-mt-2 min-h-5 text-sm text-ink-soft tabular-nums">
      {bmi !== null &&
        bmi_categoria !== null &&
        t('bmi', { bmi: number(bmi, 2), rango: t(`rango.${bmi_categoria}`) })}
    </p>
  );
}

/** When the person stops or stopped, and what it was like before. */
export function PlanForm({ initial, ...frame }: PerfilSectionProps) {
  const t = useTranslations('perfil.plan');
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
          <DateField label={t('fecha')} hint={t('fecha_ayuda')} {...bind('fecha_abandono')} />
          <TextField label={t('consumo')} inputMode="numeric" autoComplete="off" {...bind('consumo_base')} />
          <div className="grid grid-cols-2 items-start gap-3 max-[22rem]:grid-cols-1">
            <TextField
              label={t('precio')}
              inputMode="decimal"
              autoComplete="off"
              {...bind('precio_cajetilla')}
            />
            <SelectField label={t('moneda')} {...bind('moneda')}>
              <option value="">{t('moneda_no')}</option>
              {[...new Set([...MONEDAS, text('moneda')])].filter(Boolean).map((moneda) => (
                <option key={moneda} value={moneda}>
                  {moneda}
                </option>
              ))}
            </SelectField>
          </div>
          <TextField
            label={t('por_cajetilla')}
            inputMode="numeric"
            autoComplete="off"
            {...bind('cigarrillos_por_cajetilla')}
          />
        </>
      )}
    </PerfilForm>
  );
}
