/** The clients of a server that ends come back spread over this time. */
const WITHIN_MS = 3_000;

/** After how long (ms) one of them is told to come back. */
export function returnAfterMs(): number {
  return Math.round(Math.random() * WITHIN_MS);
}
