import { z } from 'zod';
import { round } from './metrics/stats';
import { IDIOMAS, zoneSchema } from './usuarios';

export const GENEROS = ['mujer', 'hombre', 'no_binario', 'otro'] as const;
export const BMI_CATEGORIAS = ['bajo_peso', 'normal', 'sobrepeso', 'obesidad'] as const;

/** The ranges that a form shows and the server holds to. Kilograms, centimetres, cigarettes, money. */
export const RANGOS = {
  peso: { min: 20, max: 400 },
  altura: { min: 80, max: 250 },
  consumo_base: { min: 0, max: 200 },
  precio_cajetilla: { min: 0, max: 10_000_000 },
  cigarrillos_por_cajetilla: { min: 1, max: 100 },
} as const;
type Medida = keyof typeof RANGOS;

const numeric = (medida: Medida, number: (error: string) => z.ZodNumber) => {
  const { min, max } = RANGOS[medida];
  const error = `un número de ${min} a ${max}`;
  return number(error).min(min, error).max(max, error).nullable();
};
const measure = (medida: Medida) => numeric(medida, (error) => z.number(error));
const count = (medida: Medida) => numeric(medida, (error) => z.int(`${error}, sin decimales`));

const fecha = (first: string, last: string) =>
  z.iso
    .date({ error: 'una fecha como 2026-11-24', abort: true })
    .refine((text) => text >= first && text <= last, `de ${first} a ${last}`)
    .nullable();

/** Each currency of ISO 4217, the whole list of the platform. */
const isMoneda = (code: string) => Intl.supportedValuesOf('currency').includes(code);
const cents = (amount: number | null) => amount === null || round(amount, 2) === amount;

const shape = {
  nombre: z.string().trim().min(1, 'Escribe tu nombre').max(80, 'de 80 letras como mucho'),
  telefono: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 ()-]{5,18}[0-9]$/, 'un teléfono como +52 664 123 4567')
    .nullable(),
  idioma: z.enum(IDIOMAS),
  zona_horaria: zoneSchema,
  fecha_nacimiento: fecha('1900-01-01', '2100-12-31'),
  peso: measure('peso'),
  altura: measure('altura'),
  genero: z.enum(GENEROS).nullable(),
  fecha_abandono: fecha('1950-01-01', '2100-12-31'),
  consumo_base: count('consumo_base'),
  precio_cajetilla: measure('precio_cajetilla').refine(cents, 'con dos decimales como mucho'),
  cigarrillos_por_cajetilla: count('cigarrillos_por_cajetilla'),
  moneda: z.string().refine(isMoneda, 'una moneda como MXN (ISO 4217)').nullable(),
};

/** What an owner changes: what is absent stays, null takes it away. */
export const perfilChangesSchema = z.strictObject(shape).partial();
export type PerfilChanges = z.output<typeof perfilChangesSchema>;

export const datosSchema = z.object(shape);
/** What is stored of a person. Fechas `YYYY-MM-DD`; null is unknown, and 0 is not. */
export type Datos = z.output<typeof datosSchema>;

export const perfilSchema = datosSchema.extend({
  bmi: z.number().nullable(),
  bmi_categoria: z.enum(BMI_CATEGORIAS).nullable(),
});
export type Perfil = z.output<typeof perfilSchema>;

/** kg/m² to two decimals and its category by what is shown; null while a measure is missing. Never stored. */
export function bmiOf({
  peso,
  altura,
}: Pick<Datos, 'peso' | 'altura'>): Pick<Perfil, 'bmi' | 'bmi_categoria'> {
  if (peso === null || altura === null) return { bmi: null, bmi_categoria: null };
  const bmi = round(peso / (altura / 100) ** 2, 2);
  const place = [18.5, 25, 30].filter((limit) => bmi >= limit).length;
  return { bmi, bmi_categoria: BMI_CATEGORIAS[place] ?? null };
}

export type PerfilesRepo = {
  find(consumidorId: number): Promise<Datos | null>;
  /**
   * Another zona_horaria makes the rollups of days anew and begins the streams of the person anew, in the same
   * commit: `moved` says so. `planned`: something of the plan to quit was told.
   */
  save(consumidorId: number, changes: PerfilChanges): Promise<{ moved: boolean; planned: boolean }>;
};
