import { type Formulario, LISTAS, type Lista } from '@/lib/domain/formularios';

/** The words of one's own beside each list. */
export const OTRA = {
  emociones: 'emocion_otra',
  motivos: 'motivo_otro',
  soluciones: 'solucion_otra',
} as const;

export type Answers = Record<Lista, string[]> & Record<(typeof OTRA)[Lista], string>;

/** `nombre` tells one habito from the others; `propio` is one in the person's own words. */
export type Habito = { nombre: string; propio: boolean };

/** What is being filled in: the habito in view, the name of a new one, and what was changed of each. */
export type HabitosDraft = { actual: string | null; nuevo: string; cambios: Record<string, Answers> };

export const NO_DRAFT: HabitosDraft = { actual: null, nuevo: '', cambios: {} };
/** The key of a habito that is still to be named; no name of one is empty. */
export const NUEVO = '';

const NOTHING: Answers = {
  emociones: [],
  emocion_otra: '',
  motivos: [],
  motivo_otro: '',
  soluciones: [],
  solucion_otra: '',
};

const nameOf = ({ habito, habito_otro }: Formulario) => habito ?? habito_otro ?? '';

/** Those that are offered, then those that the person told of and are not among them. */
export function habitosOf(offered: readonly string[], formularios: readonly Formulario[]): Habito[] {
  const others = formularios.filter((one) => !offered.includes(nameOf(one)));
  return [
    ...offered.map((nombre) => ({ nombre, propio: false })),
    ...others.map((one) => ({ nombre: nameOf(one), propio: one.habito === null })),
  ];
}

export function toldOf(formularios: readonly Formulario[], nombre: string): Formulario | undefined {
  return formularios.find((one) => nameOf(one) === nombre);
}

export function answersOf(formularios: readonly Formulario[], nombre: string): Answers {
  const told = toldOf(formularios, nombre);
  if (!told) return NOTHING;
  const lists = LISTAS.map((lista) => [lista, told[lista]]);
  const words = LISTAS.map((lista) => [OTRA[lista], told[OTRA[lista]] ?? '']);
  return Object.fromEntries([...lists, ...words]) as Answers;
}

export function hasAnswers(answers: Answers): boolean {
  return LISTAS.some((lista) => answers[lista].length > 0 || answers[OTRA[lista]].trim() !== '');
}

/** With nothing of this habito any more; one that was in the person's own words is in view no longer. */
export function withoutHabito(draft: HabitosDraft, { nombre, propio }: Habito): HabitosDraft {
  const { [nombre]: _, ...cambios } = draft.cambios;
  return { ...draft, actual: propio ? null : nombre, cambios };
}

/** As the server takes it. */
export function formularioOf({ nombre, propio }: Habito, answers: Answers): object {
  const words = LISTAS.map((lista) => [OTRA[lista], answers[OTRA[lista]].trim() || null]);
  return {
    ...(propio ? { habito_otro: nombre.trim() } : { habito: nombre }),
    ...Object.fromEntries(LISTAS.map((lista) => [lista, answers[lista]])),
    ...Object.fromEntries(words),
  };
}
