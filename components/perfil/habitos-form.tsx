'use client';

import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { TextField } from '@/components/ui/field';
import { useNombreDe } from '@/components/ui/nombres-provider';
import { fieldErrors } from '@/components/ui/use-action';
import type { Offered } from '@/lib/domain/catalogos';
import { type Formulario, LISTAS } from '@/lib/domain/formularios';
import {
  type Answers,
  answersOf,
  formularioOf,
  type HabitosDraft,
  habitosOf,
  hasAnswers,
  NO_DRAFT,
  NUEVO,
  OTRA,
  toldOf,
  withoutHabito,
} from './habito-answers';
import type { FormFrame } from './perfil-form';
import { RemoveFormulario } from './remove-formulario';
import { SaveForm } from './save-form';
import { useDraft } from './use-draft';
import { useFormularios } from './use-profile';
import { useSave } from './use-save';

type HabitosFormProps = FormFrame & { initial: Formulario[]; offered: Offered };

type WhatAbout = Pick<HabitosFormProps, 'initial' | 'offered' | 'draftKey' | 'onSaved'>;

/** What was told of each habito and what was changed since, which is saved together. */
function useHabitos({ initial, offered, draftKey, onSaved }: WhatAbout) {
  const { formularios, save, remove } = useFormularios(initial);
  const draft = useDraft<HabitosDraft>(draftKey, NO_DRAFT);
  const [saved, setSaved] = useState(false);
  const names = offered.habitos.map(({ nombre }) => nombre);
  const habitos = habitosOf(names, formularios);
  const { cambios, nuevo } = draft.value;
  const actual = draft.value.actual ?? firstOf(habitos, formularios);
  const of = (nombre: string) => cambios[nombre] ?? answersOf(formularios, nombre);
  const told = toldOf(formularios, actual);

  const action = useSave(async () => {
    const sent = draft.value;
    for (const [nombre, changed] of Object.entries({ ...cambios, [actual]: of(actual) })) {
      const habito = habitos.find((one) => one.nombre === nombre) ?? { nombre: nuevo, propio: true };
      await save(formularioOf(habito, changed));
    }
    await onSaved?.();
    setSaved(draft.settle(sent, { ...NO_DRAFT, actual: actual === NUEVO ? nuevo.trim() : actual }));
  });
  const change = (next: Partial<HabitosDraft>) => {
    setSaved(false);
    draft.set({ ...draft.value, ...next });
  };
  const takeBack = async () => {
    if (!told) return;
    await remove(told.id);
    change(withoutHabito(draft.value, { nombre: actual, propio: told.habito === null }));
  };
  const choices = habitos.map(({ nombre }) => ({ nombre, told: hasAnswers(of(nombre)) }));
  return {
    actual,
    nuevo,
    cambios,
    answers: of(actual),
    isTold: told !== undefined,
    choices,
    saved,
    action,
    change,
    takeBack,
  };
}

/** One habito in view at a time. */
export function HabitosForm({ offered, label, aside, ...rest }: HabitosFormProps) {
  const t = useTranslations('perfil.habitos');
  const name = useNombreDe('habitos');
  const { actual, nuevo, cambios, action, change, ...seen } = useHabitos({ offered, ...rest });
  const errors = fieldErrors(action.problem);
  return (
    <SaveForm action={action} label={label} aside={aside} saved={seen.saved}>
      <HabitoChoice
        habitos={seen.choices}
        actual={actual}
        nameOf={name}
        onChoose={(chosen) => change({ actual: chosen })}
      />
      {actual === NUEVO && (
        <TextField
          label={t('otro_cual')}
          value={nuevo}
          maxLength={80}
          error={errors.habito_otro ?? errors.habito}
          onChange={({ target }) => change({ nuevo: target.value })}
        />
      )}
      <Questions
        answers={seen.answers}
        offered={offered}
        errors={errors}
        onChange={(next) => change({ cambios: { ...cambios, [actual]: next } })}
      />
      <RemoveFormulario nombre={name(actual)} told={seen.isTold} onRemove={seen.takeBack} />
    </SaveForm>
  );
}

/** The first that the person told of, else the first that is offered. */
function firstOf(habitos: readonly { nombre: string }[], formularios: readonly Formulario[]): string {
  const [told] = formularios;
  return told?.habito ?? told?.habito_otro ?? habitos[0]?.nombre ?? NUEVO;
}

type HabitoChoiceProps = {
  habitos: readonly { nombre: string; told: boolean }[];
  actual: string;
  nameOf(nombre: string): string;
  onChoose(nombre: string): void;
};

function HabitoChoice({ habitos, actual, nameOf, onChoose }: HabitoChoiceProps) {
  const t = useTranslations('perfil.habitos');
  const options = habitos.map(({ nombre, told }) => ({
    value: nombre,
    label: nameOf(nombre),
    icon: told && (
      <>
        <Check aria-hidden className="size-4 shrink-0 text-accent-ink" />
        <span className="sr-only">{t('con_respuestas')}</span>
      </>
    ),
  }));
  return (
    <ChoiceGroup
      legend={t('cual')}
      name="habito"
      type="radio"
      options={[...options, { value: NUEVO, label: t('otro') }]}
      chosen={[actual]}
      onToggle={onChoose}
    />
  );
}

type QuestionsProps = {
  answers: Answers;
  offered: Offered;
  errors: Record<string, string>;
  onChange(answers: Answers): void;
};

function Questions({ answers, offered, errors, onChange }: QuestionsProps) {
  const t = useTranslations('perfil.habitos');
  const nombresDe = {
    emociones: useNombreDe('emociones'),
    motivos: useNombreDe('motivos'),
    soluciones: useNombreDe('soluciones'),
  };
  return LISTAS.map((lista) => {
    const chosen = answers[lista];
    const nameOf = nombresDe[lista];
    // What is not offered any more can still be taken away.
    const names = [...new Set([...offered[lista].map(({ nombre }) => nombre), ...chosen])];
    const toggle = (name: string) =>
      chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    return (
      <div key={lista} className="grid gap-3">
        <ChoiceGroup
          legend={t(lista)}
          name={lista}
          type="checkbox"
          options={names.map((name) => ({ value: name, label: nameOf(name) }))}
          chosen={chosen}
          error={errors[lista]}
          onToggle={(name) => onChange({ ...answers, [lista]: toggle(name) })}
        />
        <TextField
          label={t(OTRA[lista])}
          value={answers[OTRA[lista]]}
          maxLength={80}
          autoComplete="off"
          error={errors[OTRA[lista]]}
          onChange={({ target }) => onChange({ ...answers, [OTRA[lista]]: target.value })}
        />
      </div>
    );
  });
}
