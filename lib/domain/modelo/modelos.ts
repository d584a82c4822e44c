import { makeReglas } from './reglas';
import type { Modelo, Piso } from './types';

/** Every model by its id, each built for a data floor. */
export const MODELOS = {
  reglas: makeReglas,
} as const satisfies Record<string, (piso?: Piso) => Modelo>;

export type ModeloId = keyof typeof MODELOS;

export function isModeloId(id: string): id is ModeloId {
  return Object.hasOwn(MODELOS, id);
}

/** The one that judges ventanas as they close. */
export const MODELO_ACTUAL: Modelo = makeReglas();
