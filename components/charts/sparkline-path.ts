export type Sparkline = {
  path: string;
  band: { y: number; height: number } | null;
  low: number;
  high: number;
};
type Range = { min: number | null; max: number | null };

export const SPARK_HEIGHT = 24;
/** bpm: so that a calm hour is not drawn as if it were wild. */
const LEAST_SPAN = 20;

/** One unit of width a minute. A gap breaks the line; a minute alone is a point. Null without a value. */
export function sparkline(valores: readonly (number | null)[], { min, max }: Range): Sparkline | null {
  const known = valores.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const spread = Math.max(LEAST_SPAN, Math.max(high, max ?? high) - Math.min(low, min ?? low));
  const middle = (Math.max(high, max ?? high) + Math.min(low, min ?? low)) / 2;
  const y = (bpm: number) => round(SPARK_HEIGHT / 2 - ((bpm - middle) / spread) * (SPARK_HEIGHT - 3));
  const path = valores.map((value, x) => (value === null ? '' : step(valores, x, y(value)))).join('');
  const band = min === null || max === null ? null : { y: y(max), height: round(y(min) - y(max)) };
  return { path, band, low, high };
}

function step(valores: readonly (number | null)[], x: number, y: number): string {
  if ((valores[x - 1] ?? null) !== null) return `L${x} ${y}`;
  const alone = (valores[x + 1] ?? null) === null;
  return alone ? `M${x} ${y}h.01` : `M${x} ${y}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
