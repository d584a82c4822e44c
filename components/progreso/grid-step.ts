/** Where a key takes the focus in a grid of `count` cells, `columns` a row; undefined for a key that is not its own. */
export function gridStep(key: string, at: number, columns: number, count: number): number | undefined {
  const last = count - 1;
  const row = Math.floor(at / columns) * columns;
  const next = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns,
    ArrowDown: at + columns,
    Home: row,
    End: Math.min(last, row + columns - 1),
    PageUp: 0,
    PageDown: last,
  }[key];
  if (next === undefined) return undefined;
  return next < 0 || next > last ? at : next;
}
