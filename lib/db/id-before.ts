const MAX_ID = 2_147_483_647;

/** A page begins after the row with the id `before`; the first one after any id that there can be. */
export function idBefore(before: number | undefined): number {
  return before ?? MAX_ID;
}
