import type { Bin } from '@/lib/domain/modelo/scoring';
import type { Confidence } from './bootstrap';
import { CONSTANT } from './contenders';
import type { Evaluation, PersonRow, Score } from './evaluation';
import type { EvaluateOptions } from './options';

export function reportOf(evaluation: Evaluation, options: EvaluateOptions): string {
  const { persons, scores, gain, model } = evaluation;
  const sum = (key: 'windows' | 'ones' | 'mixed' | 'abstained') =>
    persons.reduce((total, row) => total + row[key], 0);
  return [
    `Modelo ${model}; ventanas de ${options.window} min cada ${options.step} min; línea base desde ${options.floor} ventanas en reposo`,
    'La etiqueta «stress» es un estresor de laboratorio (Stroop, entrevista, hiperventilación), no un antojo:',
    'aquí sólo se mide si el modelo distingue activación de calma con el cuerpo; nadie registró antojos,',
    'consumos ni chequeos, de modo que esa parte del modelo no se pone a prueba.',
    '',
    `${persons.length} personas; ${sum('windows')} ventanas juzgadas, ${sum('ones')} de stress; fuera: ${sum('mixed')} mezcladas, ${sum('abstained')} por abstención`,
    ...table(PERSON_HEAD, persons.map(personCells)),
    '',
    'Lo que se ajusta se ajusta sólo con las demás personas. AUC: media de las personas, con el 95 % central',
    'de un remuestreo de personas; 0.5 es azar. Brier: menos es mejor.',
    ...table(SCORE_HEAD, scores.map(scoreCells)),
    'La AUC conjunta de la constante queda bajo 0.5 por construcción: quien tiene más stress deja menos a las demás.',
    ...(gain === null
      ? []
      : [`${model} recalibrado menos frecuencia sola: AUC ${signed(gain.auc)} ${interval(gain.ci)}`]),
    '',
    'Calibración: de lo que se dijo, cuánto fue stress.',
    ...scores.filter(({ name }) => name !== CONSTANT).flatMap(calibration),
  ].join('\n');
}

const PERSON_HEAD = ['persona', 'ventanas', 'stress', 'mezcladas', 'abstención', 'AUC del modelo'];
const SCORE_HEAD = ['', 'AUC', '95 %', 'AUC conjunta', 'Brier'];

function personCells({ subject, windows, ones, mixed, abstained, auc }: PersonRow): string[] {
  return [subject, ...[windows, ones, mixed, abstained].map(String), figure(auc)];
}

function scoreCells({ name, auc, auc_ci, auc_pooled, brier }: Score): string[] {
  return [name, figure(auc), interval(auc_ci), figure(auc_pooled), figure(brier)];
}

function calibration({ name, reliability }: Score): string[] {
  const rows = reliability.filter(({ n }) => n > 0).map(binCells);
  return ['', ...table([name, 'n', 'dicho', 'fue'], rows)];
}

function binCells({ from, to, n, predicted, observed }: Bin): string[] {
  return [`${from.toFixed(1)}–${to.toFixed(1)}`, String(n), figure(predicted), figure(observed)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [head, ...rows].map((row) => `  ${line(row)}`);
}

function figure(value: number | null): string {
  return value === null ? '—' : value.toFixed(3);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

function interval(ci: Confidence | null): string {
  return ci === null ? '—' : `[${ci.low.toFixed(3)}, ${ci.high.toFixed(3)}]`;
}
