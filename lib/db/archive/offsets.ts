/** Offsets after the one and up to the other. */
export type Offsets = { after: number; to: number };
export const NOWHERE: Offsets = { after: 0, to: 0 };
