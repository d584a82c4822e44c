type Plain = number | boolean | null;

/** A PostgreSQL array of numbers or truth values as text: the driver's own quotes every element, ten times slower. */
export function plainArray(values: readonly Plain[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** The same for any text. */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quoted(value))).join(',')}}`;
}

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

function field(value: Plain | string): string {
  return value === null ? '' : typeof value === 'string' ? quoted(value) : String(value);
}

/** A PostgreSQL array of rows of a composite type: each row its fields in the type's order. */
export function rowArray(rows: readonly (readonly (Plain | string)[])[]): string {
  return `{${rows.map((row) => quoted(`(${row.map(field).join(',')})`)).join(',')}}`;
}
