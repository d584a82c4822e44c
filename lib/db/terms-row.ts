import type { Terms } from '@/lib/domain/terms';

/** The columns of the terms, of a consentimiento, a code or a row of the ledger. */
export const TERMS = 'alcances, resolucion, hora_desde, hora_hasta, expira_at';

/** As the driver gives them. */
export type Stored<Row extends Pick<Terms, 'expira_at'>> = Omit<Row, 'expira_at'> & {
  expira_at: Date | null;
};

export function told<Row extends { expira_at: Date | null }>(
  row: Row,
): Omit<Row, 'expira_at'> & Pick<Terms, 'expira_at'> {
  return { ...row, expira_at: row.expira_at?.toISOString() ?? null };
}
