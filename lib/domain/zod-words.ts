import { z } from 'zod';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const TYPES: Record<string, string> = {
  string: 'Debe ser un texto',
  number: 'Debe ser un número',
  int: 'Debe ser un número entero',
  boolean: 'Debe ser verdadero o falso',
  array: 'Debe ser una lista',
  object: 'Debe ser un objeto',
};
const FORMS: Record<string, string> = {
  datetime: 'No es un instante ISO 8601',
  date: 'No es una fecha',
  uuid: 'No es un UUID',
  email: 'No es un correo',
  url: 'No es una dirección web',
};

/** What is told of a fault for which a schema has no words of its own. zod's are for who programs. */
function faultOf(issue: RawIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'Falta este campo' : (TYPES[issue.expected] ?? 'No es válido');
  if (issue.code === 'invalid_value') return `Debe ser ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_format') return FORMS[issue.format] ?? 'No tiene la forma esperada';
  if (issue.code === 'too_big') return tooBig(issue.origin, Number(issue.maximum), issue.inclusive);
  if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive);
  if (issue.code === 'not_multiple_of') return `Debe ser múltiplo de ${issue.divisor}`;
  return issue.code === 'unrecognized_keys' ? 'Este campo no existe' : 'No es válido';
}

function tooBig(origin: string, most: number, inclusive = true): string {
  if (origin === 'string') return `De ${most} caracteres como mucho`;
  if (origin === 'array') return `De ${most} elementos como mucho`;
  return inclusive ? `Como mucho ${most}` : `Menos de ${most}`;
}

function tooSmall(origin: string, least: number, inclusive = true): string {
  if (origin === 'string') return least === 1 ? 'No puede estar vacío' : `De ${least} caracteres al menos`;
  if (origin === 'array') return least === 1 ? 'Elige al menos uno' : `De ${least} elementos al menos`;
  return inclusive ? `Al menos ${least}` : `Más de ${least}`;
}

// Of the whole process: each schema says its faults when it finds them, before anybody knows to whom.
z.config({ localeError: (issue) => ({ message: faultOf(issue) }) });
