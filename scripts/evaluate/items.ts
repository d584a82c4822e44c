import { baselineOf } from '@/lib/domain/modelo/baseline';
import type { Modelo, Past, Piso, VentanaFacts } from '@/lib/domain/modelo/types';
import { MINUTE_MS } from '@/lib/domain/time';
import { loadRecording } from '../replay/recording-files';
import { labelOf, loadSegments, type Segment } from './labels';
import { type Minutes, minutesOf, windowAt } from './windows';

/** A labelled window that the model judged. `hr` bpm; `hr_above` bpm above the person's own median before it. */
export type Item = { subject: string; label: 0 | 1; hr: number; hr_above: number; probabilidad: number };

/**
 * One person's windows: those judged, and how many were left out for being mixed or by the model abstaining, with
 * the last reason that it gave.
 */
export type Person = {
  subject: string;
  items: Item[];
  mixed: number;
  abstained: number;
  reason: string | null;
};

/** Minutes. */
export type Grid = { window: number; step: number };

export function loadPerson(
  subject: string,
  directory: string,
  grid: Grid,
  modelo: Modelo,
  piso: Piso,
): Person {
  const minutes = minutesOf(loadRecording(subject, directory));
  return judge(subject, minutes, loadSegments(directory, subject), grid, modelo, piso);
}

export function judge(
  subject: string,
  minutes: Minutes,
  segments: readonly Segment[],
  grid: Grid,
  modelo: Modelo,
  piso: Piso,
): Person {
  const person: Person = { subject, items: [], mixed: 0, abstained: 0, reason: null };
  for (let minute = 0; ; minute += grid.step) {
    const ventana = windowAt(minutes, minute, grid.window);
    if (ventana === undefined) return person;
    const from = ventana.window_start;
    const label = labelOf({ from, to: new Date(from.getTime() + grid.window * MINUTE_MS) }, segments);
    if (label === null) {
      person.mixed += 1;
      continue;
    }
    const past = pastAt(minutes, minute, grid.window);
    const { probabilidad_modelo, razones } = modelo.predict(ventana, past);
    const usual = baselineOf(ventana, past.ventanas, piso)?.hr.median;
    if (probabilidad_modelo === null || usual === undefined || ventana.hr_mean === null) {
      person.abstained += 1;
      person.reason = razones[0] ?? null;
    } else {
      const hr = ventana.hr_mean;
      person.items.push({ subject, label, hr, hr_above: hr - usual, probabilidad: probabilidad_modelo });
    }
  }
}

/**
 * What the person had lived through when the window at `minute` began: the whole windows of this recording that
 * ended by then, back to back, as the server would have closed them. Labels are no part of it, and nobody reported
 * deseos, consumos or moods.
 */
export function pastAt(minutes: Minutes, minute: number, window: number): Past {
  const ventanas: VentanaFacts[] = [];
  for (let start = minute - window; ; start -= window) {
    const ventana = windowAt(minutes, start, window);
    if (ventana === undefined) break;
    ventanas.unshift(ventana);
  }
  return { ventanas, consumos: [], deseos: [], chequeos: [], zona_horaria: 'UTC' };
}
