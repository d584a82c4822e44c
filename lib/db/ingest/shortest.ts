const LEAST_NORMAL = 2 ** -126;

/**
 * The shortest decimal that stands for a number of single precision below 2^24, which is how PostgreSQL tells it. Sensors
 * mostly give few decimals: up to six digits there is only one that fits.
 */
export function shortest(value: number | null): number | null {
  if (value === null) return null;
  // The database is told 0 for -0.
  if (Number.isInteger(value)) return value + 0;
  const thousandths = Math.round(value * 1_000);
  const short = thousandths / 1_000;
  if (Math.abs(thousandths) < 1_000_000 && Math.fround(short) === value) return short;
  for (let digits = Math.abs(value) < LEAST_NORMAL ? 1 : 6; digits < 9; digits += 1) {
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) return evenOfTwo(value, digits) ?? decimal;
    const next = isPowerOfTwo(value) ? nextDecimal(value, decimal, digits) : decimal;
    if (Math.fround(next) === value) return next;
  }
  return Number(value.toPrecision(9));
}

/** Of two decimals that are as near, PostgreSQL takes the even one, and JavaScript the larger. */
function evenOfTwo(value: number, digits: number): number | undefined {
  // Nothing else ends within ten digits, and what does is multiplied without loss.
  if (!Number.isInteger(value * 2 ** 14)) return undefined;
  const scale = 10 ** (digits - 1 - exponentOf(value));
  const scaled = Math.abs(value) * scale;
  const below = Math.floor(scaled);
  if (scaled - below !== 0.5 || below % 2 !== 0) return undefined;
  const even = (Math.sign(value) * below) / scale;
  return Math.fround(even) === value ? even : undefined;
}

/** Above a power of two numbers lie twice as far apart as below it: what fits may not be the nearest. */
function nextDecimal(value: number, decimal: number, digits: number): number {
  const step = 10 ** (exponentOf(value) + 1 - digits);
  return Number((decimal + Math.sign(value) * step).toPrecision(digits));
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(Math.abs(value)));
}

function exponentOf(value: number): number {
  return Math.floor(Math.log10(Math.abs(value)));
}
