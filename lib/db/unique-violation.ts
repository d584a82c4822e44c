/** Recognised by code, as Prisma or PostgreSQL says it: `instanceof` fails across module graphs. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'P2002' || error.code === '23505');
}
