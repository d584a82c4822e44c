import { estadoOf, estadoSchema } from '@/lib/domain/estado';
import { defineChannel } from './define';

export const estado = defineChannel({
  name: 'estado',
  kind: 'state',
  light: true,
  type: 'estado_update',
  doc: 'Qué tan fresco es el último dato, dicho por el servidor: con cada lectura y cuando el tiempo lo cambia',
  scopes: ['estado'],
  pollMs: 10_000,
  // What time alone changes does not wait for it, nor does the first reading after a silence.
  pushMs: 2_000,
  on: ['lectura.stored'],
  changes: ['edad'],
  schema: estadoSchema,
  example: {
    estado: 'en_vivo',
    edad_ms: 850,
    medido_at: '2026-11-24T15:00:01.000Z',
    visto_at: '2026-11-24T15:00:01.120Z',
    cadencia_ms: 1_000,
    fuente: 'sensor',
    bateria: 83,
    desfase_ms: 120,
  },
  load: async ({ last, now }) => estadoOf(last, now),
});
