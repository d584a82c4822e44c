/** From which probability a ventana is of that level. */
export type Umbrales = { medio: number; alto: number };

export const UMBRALES: Umbrales = { medio: 0.4, alto: 0.7 };

export const NIVELES = ['bajo', 'medio', 'alto'] as const;
export type Nivel = (typeof NIVELES)[number];

export function nivelOf(probabilidad: number, umbrales: Umbrales = UMBRALES): Nivel {
  if (probabilidad >= umbrales.alto) return 'alto';
  return probabilidad >= umbrales.medio ? 'medio' : 'bajo';
}

/** An urge is predicted from `medio` on; only `alto` is worth a notificacion. */
export function labelOf(probabilidad: number, umbrales: Umbrales = UMBRALES): 0 | 1 {
  return nivelOf(probabilidad, umbrales) === 'bajo' ? 0 : 1;
}
