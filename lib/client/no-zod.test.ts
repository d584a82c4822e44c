import { expect, it } from 'vitest';
import { z } from './no-zod';

it('declares whatever a schema is declared with', () => {
  const one = z.strictObject({ a: z.string().min(1).nullable(), b: z.enum(['x']).optional() });
  const more = z.object({ ...one.shape, c: one.shape.a }).extend({ d: z.array(z.int()) });
  expect(z.discriminatedUnion('type', [more as never]).describe('x')).toBe(one);
});

it.each(['parse', 'safeParse', 'options'] as const)('tells whoever checks by one: %s', (name) => {
  const schema = z.object({}) as unknown as Record<string, unknown>;
  expect(() => schema[name]).toThrow(`.${name} is for the server`);
});
