/** Prisma's unique violation, recognised by code: `instanceof` fails across module graphs. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
