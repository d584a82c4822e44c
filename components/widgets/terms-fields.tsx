'use client';

import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/field';
import { RESOLUCIONES, type Terms } from '@/lib/domain/terms';
import { zoneCity } from '@/lib/i18n/zone-names';
import { AlcancesField } from './alcances-field';
import { ChoiceText } from './choice-text';
import type { TermsDraft } from './terms-draft';
import { leftOutText } from './terms-words';

type TermsFieldsProps = {
  draft: TermsDraft;
  /** Of the consumidor: the hours and the last day are on its clocks. */
  zone: string;
  errors: Partial<Record<keyof Terms, string>>;
  onChange(draft: TermsDraft): void;
};

/** What somebody may see, how finely, at which hours and until when. */
export function TermsFields({ draft, zone, errors, onChange }: TermsFieldsProps) {
  const t = useTranslations('consentimiento.formulario');
  const set = (change: Partial<TermsDraft>) => onChange({ ...draft, ...change });
  return (
    <div className="grid gap-5">
      <AlcancesField legend={t('que')} chosen={draft.alcances} onChange={(alcances) => set({ alcances })} />
      <ResolucionField draft={draft} onChange={set} />
      <HoursField draft={draft} zone={zone} errors={errors} onChange={set} />
      <TextField
        label={t('ultimo_dia')}
        name="last_day"
        type="date"
        value={draft.last_day}
        onChange={(event) => set({ last_day: event.target.value })}
        hint={t('ultimo_dia_texto')}
        error={errors.expira_at}
      />
    </div>
  );
}

type PartProps = { draft: TermsDraft; onChange(change: Partial<TermsDraft>): void };

function ResolucionField({ draft, onChange }: PartProps) {
  const t = useTranslations('consentimiento');
  const state = useTranslations('estado');
  const name = useId();
  const leftOut = leftOutText(t, draft.resolucion, draft.alcances);
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('formulario.detalle')}</legend>
      <div className="mt-1.5 grid gap-2">
        {RESOLUCIONES.map((resolucion) => (
          <label key={resolucion} className="choice flex cursor-pointer gap-3 px-4 py-3">
            <input
              type="radio"
              name={name}
              value={resolucion}
              checked={draft.resolucion === resolucion}
              onChange={() => onChange({ resolucion })}
              className="mt-1 size-4 shrink-0 accent-action"
            />
            <ChoiceText label={state(`resolucion.${resolucion}`)} text={t(`detalle.${resolucion}`)} />
          </label>
        ))}
      </div>
      <p role="status" className="mt-1.5 text-sm text-ink-soft empty:hidden">
        {leftOut && t('formulario.no_vera', { que: leftOut })}
      </p>
    </fieldset>
  );
}

type HoursFieldProps = PartProps & Pick<TermsFieldsProps, 'zone' | 'errors'>;

function HoursField({ draft, zone, errors, onChange }: HoursFieldProps) {
  const t = useTranslations('consentimiento.formulario');
  const ciudad = zoneCity(zone, useLocale());
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('horas')}</legend>
      <label className="choice mt-1.5 flex cursor-pointer gap-3 px-4 py-3">
        <input
          type="checkbox"
          checked={draft.byHours}
          onChange={() => onChange({ byHours: !draft.byHours })}
          className="mt-1 size-4 shrink-0 accent-action"
        />
        <ChoiceText label={t('solo_horas')} text={t('solo_horas_texto', { ciudad })} />
      </label>
      {draft.byHours && (
        <div className="mt-2 grid grid-cols-2 gap-3">
          <TextField
            label={t('desde')}
            name="hora_desde"
            type="time"
            required
            value={draft.hora_desde}
            onChange={(event) => onChange({ hora_desde: event.target.value })}
            error={errors.hora_desde}
          />
          <TextField
            label={t('hasta')}
            name="hora_hasta"
            type="time"
            required
            value={draft.hora_hasta}
            onChange={(event) => onChange({ hora_hasta: event.target.value })}
            hint={draft.hora_hasta < draft.hora_desde ? t('siguiente') : undefined}
            error={errors.hora_hasta}
          />
        </div>
      )}
    </fieldset>
  );
}
