/**
 * What `zod` is in a browser (`next.config.js`). Schemas stand beside the types and constants that pages use, but only the
 * server checks by them: a page need not carry 50 KB for what it never does. Whoever tries is told.
 */
const CHECKS = new Set<PropertyKey>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options']);

const schema: unknown = new Proxy(() => schema, {
  apply: () => schema,
  get: (_, name) => {
    if (CHECKS.has(name)) throw new Error(`a browser has no schemas: .${String(name)} is for the server`);
    return schema;
  },
});

export const z = schema as typeof import('zod').z;
