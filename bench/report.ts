import os from 'node:os';

/** A line of the table. A heading has its title and what the ratios below it are to. */
export type Row = readonly [what: string, rate: string, p50: string, p99: string, ratio: string];
/** What a bench found out: figures for `--json`, rows for the table. */
export type Outcome = { figures: unknown; rows: readonly Row[] };

export function machine() {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    load: os.loadavg()[0] ?? 0,
    memory_gb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    at: new Date().toISOString(),
  };
}

export const whole = (value: number) => Math.round(value).toLocaleString('en-US');
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const times = (value: number) => `${value < 100 ? value.toFixed(2) : whole(value)}×`;
export const heading = (title: string, ratio = ''): Row => [title, '', '', '', ratio];

/** The ratios of all rounds, so that a noisy one shows. */
export function spread(rounds: readonly number[]): string {
  return `(rounds ${rounds.map((ratio) => ratio.toFixed(2)).join(' ')})`;
}

export function table(outcomes: readonly Outcome[]): string {
  const titles: Row = ['', 'median', 'p50', 'p99', 'ratio'];
  const rows = [titles, ...outcomes.flatMap(({ rows }) => rows)];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: Row) =>
    row
      .map((cell, column) =>
        (column === 0 || column === 4 ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

/** The page that tells the figures: written by `--doc`, never by hand. */
export function document(about: ReturnType<typeof machine>, outcomes: readonly Outcome[]): string {
  return `# Benchmarks

Written by \`npm run bench -- --doc\`, which measures each baseline in the same run: the ratios tell, the absolute figures
belong to the machine. Load generator, database and server share its cores.

${about.at}: ${about.cpu}, ${about.cores} cores, ${about.memory_gb} GB, node ${about.node}, load before ${about.load.toFixed(2)}, loopback.

\`\`\`
${table(outcomes)}
\`\`\`

- **FAN-OUT** is the seed surface: a whole snapshot, changed by one reading, to all who look.
- **NATIVE FAN-OUT**: readings to all who look over \`/ws\`, from the moment the bus tells of them until the last socket has
  them, with protection from slow readers on. The bare side writes frames made once, all of a burst in one write.
- **IDLE SOCKETS**: memory is what JavaScript holds after a collection; ours checks a token and its session, the bare one
  checks nothing.
- **POST TO FRAME**: one reading a POST; the bare side (\`bench/limit.ts\`) has no accounts, no rollups, no deduplication.
- **LIMIT OF THE STACK**, **STORAGE**: see decision 0010.
- **BOARD**: the built application in a real browser; times between two frames, and what JavaScript holds after each half minute.
- **ARCHIVE**: all of a person through the real server, then into an account that has nothing yet.
`;
}
