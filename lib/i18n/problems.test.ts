import { expect, test } from 'vitest';
import { z } from 'zod';
import { LatidoError, PROBLEMS, type ProblemCode, toProblem } from '@/lib/domain/errors';
import { invalid } from '@/lib/domain/invalid';
import { problemWords } from '@/lib/testing/problem-words';
import { DETAILS } from './problem-details';
import { problemTitle } from './problem-titles';
import { english, problemFor } from './problems';

const told = problemWords();

test('all that the sources tell of what is refused has its English, and nothing else has', () => {
  expect(told).toContain('No uses tu correo en la contraseña');
  expect(told).toContain('Falta consumidor_id');
  expect(Object.keys(DETAILS).sort()).toEqual(told);
});

test('each title has its English', () => {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];
  const same = codes.filter((code) => problemTitle(code, 'en') === problemTitle(code, 'es'));
  expect(same).toEqual([]);
});

test('what is put into a sentence stands in the other too', () => {
  const values = (text: string) => text.split('{}').length;
  expect(Object.entries(DETAILS).filter(([spanish, words]) => values(spanish) !== values(words))).toEqual([]);
});

test.each([
  ['Usa al menos 10 caracteres', 'Use at least 10 characters'],
  ['un número de 1 a 100, sin decimales', 'a number from 1 to 100, without decimals'],
  ['fuera de 20–260 bpm', 'out of 20–260 bpm'],
  ['El ZIP tiene dos veces a (1).json', 'The ZIP has a (1).json twice'],
  ['Como mucho 20 minutos', 'At most 20 minutes'],
  ['Como mucho 20', 'At most 20'],
  ['intensidad: fuera de 0–10', 'intensidad: out of 0–10'],
  ['seq: no es un número entero', 'seq: it is not a whole number'],
  ['something that nobody said', 'something that nobody said'],
])('%s', (spanish, words) => {
  expect(english(spanish)).toBe(words);
});

test('a problem in English keeps all but its words', () => {
  const errors = [{ pointer: '/password', detail: 'Usa al menos 10 caracteres' }];
  const problem = toProblem(new LatidoError('invalid', { errors, retryAfterMs: 5 }));
  expect(problemFor(problem, 'es')).toBe(problem);
  expect(problemFor(problem, 'en')).toEqual({
    ...problem,
    title: 'Some of the data is not valid',
    errors: [{ pointer: '/password', detail: 'Use at least 10 characters' }],
  });
});

const shapes: [z.ZodType, unknown][] = [
  [z.object({ a: z.string() }), {}],
  [z.object({ a: z.string() }), null],
  [z.strictObject({}), { a: 1 }],
  [z.string(), 1],
  [z.int(), 1.5],
  [z.number(), 'x'],
  [z.boolean(), 'x'],
  [z.array(z.string()), 'x'],
  [z.date(), 'x'],
  [z.enum(['rojo', 'azul']), 'x'],
  [z.literal(7), 'x'],
  [z.uuid(), 'x'],
  [z.email(), 'x'],
  [z.iso.date(), 'x'],
  [z.iso.datetime(), 'x'],
  [z.url(), 'x'],
  [z.string().regex(/y/), 'x'],
  [z.string().min(1), ''],
  [z.string().min(3), ''],
  [z.string().max(1), 'xx'],
  [z.array(z.int()).min(1), []],
  [z.array(z.int()).min(2), []],
  [z.array(z.int()).max(1), [1, 2]],
  [z.number().min(3).max(5), 1],
  [z.number().min(3).max(5), 9],
  [z.number().positive(), 0],
  [z.number().negative(), 0],
  [z.number().multipleOf(5), 4],
  [z.union([z.string(), z.int()]), true],
];

test.each(shapes)(
  'a fault that a schema has no words for is told in both languages (%#)',
  (schema, value) => {
    const found = schema.safeParse(value);
    const details = invalid(found.error?.issues ?? []).errors?.map(({ detail }) => detail) ?? [];
    expect(details.length).toBeGreaterThan(0);
    for (const detail of details) {
      expect(detail).not.toMatch(/expected|invalid|input/i);
      expect(english(detail)).not.toBe(detail);
    }
  },
);
