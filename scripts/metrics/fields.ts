import { z } from 'zod';

/** A field of a channel's rows: `path` with dots for rows within rows; `nullable` when null is an answer. */
export type Field = { path: string; nullable: boolean };

type Node = { properties?: Record<string, Node>; items?: Node; anyOf?: Node[]; type?: string | string[] };

/** Every field that a schema of one row, or of a list of rows, can hold. */
export function fieldsOf(schema: z.ZodType): Field[] {
  return walk(z.toJSONSchema(schema) as Node, '');
}

function walk({ properties = {}, items, anyOf = [] }: Node, prefix: string): Field[] {
  return [
    ...Object.entries(properties).flatMap(([key, node]) => [
      { path: `${prefix}${key}`, nullable: isNullable(node) },
      ...walk(node, `${prefix}${key}.`),
    ]),
    ...(items ? walk(items, prefix) : []),
    ...anyOf.flatMap((node) => walk(node, prefix)),
  ];
}

function isNullable({ type, anyOf = [] }: Node): boolean {
  return [type].flat().includes('null') || anyOf.some(isNullable);
}
