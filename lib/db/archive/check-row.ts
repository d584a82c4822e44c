import { lecturaInputSchema } from '@/lib/domain/lecturas';
import { LEVELS } from '@/lib/domain/metrics/sums';
import type { Column } from './columns';

export type Row = Record<string, unknown>;
/** A row fit for the database, why it is none, or null for one that is made from the others. */
export type Checked = { row: Row } | { motivo: string } | null;

const TEXT_CHARS = 10_000;
const FIRST_MS = Date.parse('1970-01-01T00:00:00Z');
const LAST_MS = Date.parse('2200-01-01T00:00:00Z');
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What the forms hold a value to, where the type alone lets in more. */
const RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  intensidad: [0, 10],
  cantidad: [1, 100],
  urge_label: [0, 1],
  probabilidad_modelo: [0, 1],
  cadencia_ms: [1, 3_600_000],
};

const wholeNumber = (limit: number) => (value: unknown) =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= limit;
const finite = (limit: number) => (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= limit;
/** What PostgreSQL takes for no text: NUL, and half of a pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u;
const isText = (value: unknown) =>
  typeof value === 'string' && value.length <= TEXT_CHARS && !UNSTORABLE.test(value);
const isInstantText = (value: unknown) => {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false;
  const ms = Date.parse(value);
  return ms >= FIRST_MS && ms < LAST_MS;
};

const isFecha = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isInstantText(`${value}T00:00:00Z`);

type Type = { fits(value: unknown): boolean; detail: string };

const UNKNOWN: Type = { fits: () => false, detail: 'no es de un tipo conocido' };
const TYPES: Readonly<Record<string, Type>> = {
  int2: { fits: wholeNumber(32_767), detail: 'no es un número entero' },
  int4: { fits: wholeNumber(2 ** 31 - 1), detail: 'no es un número entero' },
  int8: { fits: wholeNumber(Number.MAX_SAFE_INTEGER), detail: 'no es un número entero' },
  float4: { fits: finite(3.4e38), detail: 'no es un número' },
  float8: { fits: finite(1e300), detail: 'no es un número' },
  bool: { fits: (value) => typeof value === 'boolean', detail: 'no es verdadero o falso' },
  text: { fits: isText, detail: 'no es un texto' },
  uuid: { fits: (value) => typeof value === 'string' && UUID.test(value), detail: 'no es un UUID' },
  timestamptz: { fits: isInstantText, detail: 'no es un instante ISO 8601' },
  date: { fits: isFecha, detail: 'no es una fecha' },
  numeric: { fits: finite(1e9), detail: 'no es un número' },
  jsonb: {
    fits: (value) => isText(JSON.stringify(value)) && !JSON.stringify(value).includes('\\u0000'),
    detail: 'no es JSON',
  },
};

export const isKnownType = ({ type, values }: Pick<Column, 'type' | 'values'>): boolean =>
  Boolean(values) || type.replace(/^_/, '') in TYPES;

/** What is wrong with a value for a column; undefined when nothing is. */
function faultOf({ name, type, nullable, values }: Column, value: unknown): string | undefined {
  if (value === null || value === undefined) return nullable ? undefined : `${name}: falta`;
  if (type.startsWith('_')) return arrayFault(name, type.slice(1), values, value);
  if (values) return values.includes(value as string) ? undefined : `${name}: no es de ${values.join(', ')}`;
  const { fits, detail } = TYPES[type] ?? UNKNOWN;
  if (!fits(value)) return `${name}: ${detail}`;
  const [low, high] = RANGES[name] ?? [-Infinity, Infinity];
  if (typeof value === 'number' && (value < low || value > high)) return `${name}: fuera de ${low}–${high}`;
  return undefined;
}

function arrayFault(
  name: string,
  type: string,
  values: Column['values'],
  value: unknown,
): string | undefined {
  if (!Array.isArray(value) || value.length > 1_000) return `${name}: no es una lista`;
  const element: Column = { name, type, nullable: false, values, initial: null };
  return value.map((one) => faultOf(element, one)).find((fault) => fault !== undefined);
}

/**
 * Checks lines of a table; what a line has beside its columns is left out. `here` puts what is of another place in terms of
 * this one, before anything is checked.
 */
export function rowChecker(
  table: string,
  columns: readonly Column[],
  here: (told: Row) => Row,
): (text: string) => Checked {
  return (text) => {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      return { motivo: 'no es JSON' };
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      return { motivo: 'no es un objeto' };
    const told = here(parsed as Row);
    const row: Row = {};
    for (const column of columns) {
      const motivo = faultOf(column, told[column.name]);
      if (motivo) return { motivo };
      row[column.name] = told[column.name] ?? null;
    }
    return furtherChecked(table, row);
  };
}

function furtherChecked(table: string, row: Row): Checked {
  if (table === 'rollups' && row.minutos !== LEVELS.minute) return null;
  if (table !== 'lecturas') return { row };
  const { medido_at: _, ...measures } = row;
  const parsed = lecturaInputSchema.safeParse(measures);
  if (parsed.success) return { row };
  const [issue] = parsed.error.issues;
  // A reading of which only the battery was told has no column left, and is one all the same.
  if (issue?.code === 'custom') return { row };
  return { motivo: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no es una lectura'}` };
}
