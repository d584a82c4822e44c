import { readFileSync } from 'node:fs';

export const dynamic = 'force-dynamic';

let data;

/** The JSON that the bench measured elsewhere, by way of a Next route handler. */
export function GET() {
  data ??= JSON.parse(readFileSync(process.env.BENCH_JSON, 'utf8'));
  return Response.json(data);
}
