import { isModeloId, MODELOS, type ModeloId } from '@/lib/domain/modelo/modelos';
import { PISO } from '@/lib/domain/modelo/weights';
import { UsageError, valuesOf } from '../device/options';
import { SAMPLES_DIR } from '../replay/recording-files';
import { LABEL_SHARE } from './labels';

/** `window` and `step` in minutes; `floor`: still windows that a baseline needs. */
export type EvaluateOptions = {
  model: ModeloId;
  window: number;
  step: number;
  floor: number;
  samples: string;
  json: string | undefined;
};

/** An hour of stillness for a baseline would be the whole recording: this many minutes have to do. */
const FLOOR_MINUTES = 12;

export const HELP = `Mide un modelo con las grabaciones de ${SAMPLES_DIR}: AUC, Brier y calibración,
persona a persona (lo que se ajusta se ajusta con las demás), frente a una constante y a la frecuencia sola.
La etiqueta «stress» (un estresor de laboratorio) hace las veces de activación: no es un antojo.

Uso: npm run evaluate -- [opciones]

  --model ID      modelo: ${Object.keys(MODELOS).join(', ')} (reglas)
  --window 5      minutos de cada ventana, 1 a 15
  --step 1        minutos entre el inicio de una ventana y el de la siguiente
  --floor N       ventanas en reposo que necesita la línea base propia (las de ${FLOOR_MINUTES} minutos, 2 al menos)
  --samples DIR   dónde están las grabaciones (${SAMPLES_DIR})
  --json ARCHIVO  escribe también todas las cifras en JSON
  --help          esto

Una ventana lleva la etiqueta que cubre al menos ${LABEL_SHARE * 100} % de ella; las más mezcladas se dejan fuera.
El pasado de cada ventana son las ventanas anteriores, sin traslape, de la misma grabación y persona.
En uso real el piso es de ${PISO.ventanas_base} ventanas de 5 minutos: más de lo que dura una grabación.
Códigos de salida: 0 bien, 1 error, 2 opciones.`;

/** `undefined` when help was asked for. Throws UsageError. */
export function parseOptions(argv: readonly string[]): EvaluateOptions | undefined {
  const values = parseValues(argv);
  if (values.help) return undefined;
  if (!isModeloId(values.model)) {
    throw new UsageError(`--model ${values.model}: hay ${Object.keys(MODELOS).join(', ')}`);
  }
  const window = wholeIn('window', values.window, 1, 15);
  return {
    model: values.model,
    window,
    step: wholeIn('step', values.step, 1, 60),
    floor:
      values.floor === undefined
        ? Math.max(2, Math.floor(FLOOR_MINUTES / window))
        : wholeIn('floor', values.floor, 1, 60),
    samples: values.samples,
    json: values.json,
  };
}

function parseValues(argv: readonly string[]) {
  return valuesOf(argv, {
    model: { type: 'string', default: 'reglas' },
    window: { type: 'string', default: '5' },
    step: { type: 'string', default: '1' },
    floor: { type: 'string' },
    samples: { type: 'string', default: SAMPLES_DIR },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
}

function wholeIn(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < low || value > high) {
    throw new UsageError(`--${name} ${text}: debe ser un entero de ${low} a ${high}`);
  }
  return value;
}
