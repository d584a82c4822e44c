/** Rows that a list of the administration shows at once. */
export const ADMIN_PAGE = 25;

/** Newest first by id: so many rows after the one with the id `before`. */
export type PageRequest = { limit: number; before?: number };

/** `siguiente`: the `antes` of the next page; null on the last one. */
export type Page<Row> = { rows: Row[]; siguiente: number | null };

/** From one row more than asked for it is known whether there is a next page. */
export function pageOf<Row extends { id: number }>(rows: Row[], limit: number): Page<Row> {
  const page = rows.slice(0, limit);
  return { rows: page, siguiente: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
