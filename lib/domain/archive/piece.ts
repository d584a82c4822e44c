/** Text of a file, and how many rows or entries it holds. */
export type Piece = { text: string; rows: number };
