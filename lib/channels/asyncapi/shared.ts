import { shownEstadoSchema } from '@/lib/domain/estado';
import { problemSchema } from '@/lib/domain/problem-schema';
import { CHANNELS } from '../registry';
import type { SharedSchema } from './surface';

export const PROBLEM: SharedSchema = {
  name: 'Problem',
  doc: 'Por qué no: el mismo objeto que REST (RFC 9457)',
  schema: problemSchema,
};

/** What the messages of the channels carry: the data of each under its name, and what comes beside it. */
export const SHARED: readonly SharedSchema[] = [
  ...CHANNELS,
  {
    name: 'ShownEstado',
    doc: 'Qué tan frescos son los datos; sin el alcance `estado`, solo la fuente y la cadencia',
    schema: shownEstadoSchema,
  },
  PROBLEM,
];
