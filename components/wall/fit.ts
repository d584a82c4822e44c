/** px. `rem`: what the reader's text size makes of it. */
export type Room = { width: number; height: number; rem: number };
export type Fit = { columns: number; rows: number; pages: number; perPage: number };

/** rem: under this a card cannot be read from across a room. */
const LEAST_WIDTH = 20;
const LEAST_HEIGHT = 14.5;
const MOST_COLUMNS = 4;
const MOST_ROWS = 3;
/** Width to height of a card that holds its lines best. */
const SHAPE = 1.5;

/** How many people stand beside and below each other so that nothing scrolls; on more than one page they are shared out evenly. */
export function fitOf(count: number, { width, height, rem }: Room): Fit {
  const most = {
    columns: within(Math.floor(width / (LEAST_WIDTH * rem)), MOST_COLUMNS),
    rows: within(Math.floor(height / (LEAST_HEIGHT * rem)), MOST_ROWS),
  };
  const pages = Math.max(1, Math.ceil(count / (most.columns * most.rows)));
  const perPage = Math.max(1, Math.ceil(count / pages));
  const grids = Array.from({ length: most.rows }, (_, index) => index + 1)
    .map((rows) => ({ rows, columns: Math.ceil(perPage / rows) }))
    .filter(({ columns }) => columns <= most.columns);
  const odd = ({ rows, columns }: { rows: number; columns: number }) =>
    Math.abs(Math.log(width / columns / (height / rows) / SHAPE));
  const { rows, columns } = grids.sort((a, b) => odd(a) - odd(b))[0] ?? most;
  return { columns, rows, pages, perPage };
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(1, value));
}
