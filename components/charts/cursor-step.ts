/** Where a key takes the cursor of a chart of `count` points, oldest first; undefined for a key that is not its own. */
export function cursorStep(key: string, at: number | null, count: number): number | null | undefined {
  if (key === 'Escape') return at === null ? undefined : null;
  if (count === 0) return undefined;
  const last = count - 1;
  const page = Math.max(1, Math.round(count / 10));
  switch (key) {
    case 'ArrowLeft':
      return at === null ? last : Math.max(0, at - 1);
    case 'ArrowRight':
      return at === null ? 0 : Math.min(last, at + 1);
    case 'PageUp':
      return Math.max(0, (at ?? last) - page);
    case 'PageDown':
      return Math.min(last, (at ?? 0) + page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
