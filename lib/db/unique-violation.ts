/** `constraint`: the index, where PostgreSQL itself says it. Recognised by code, as Prisma or PostgreSQL says it: `instanceof` fails across module graphs. */
export function isUniqueViolation(error: unknown): error is Error & { constraint?: string } {
  return error instanceof Error && 'code' in error && (error.code === 'P2002' || error.code === '23505');
}
