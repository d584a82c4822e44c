import type { Channel } from '@/lib/channels/registry';
import { CATALOG, type Metrics } from '@/lib/domain/metrics/catalog';
import { type Field, fieldsOf } from './fields';

const INTRODUCTION = `# Metrics

Made from \`lib/domain/metrics/catalog\` by \`node --import tsx scripts/metrics-doc.ts\`; a test fails when it is stale. What every field of every
channel means, and where it comes from.

- **Day.** A *fecha* of the person: from midnight to midnight in their own zone, 23, 24 or 25 hours long. *today* is from
  local midnight to now. *last n days* are today and the n − 1 fechas before.
- **Before.** The period before is as many fechas, and cut at the same local time of day as today is. A time that the
  clocks skipped on that day is taken as much later as they skipped; one they showed twice is its first. Since the cut
  moves with the clock, such numbers are computed anew every five minutes even when nothing happens.
- **Intervals** are half-open: the start belongs to them, the end does not.
- **Means** weigh samples: the mean of a day is over its samples, not over the means of its ventanas. Sums are exact whole
  numbers, so late, repeated or shuffled lecturas give the same numbers.
- **Nothing measured** is null, nothing counted is 0. Percentages are null over a base of 0, and have two decimals.
- **null?** says that null is an answer: of what was not measured, and to a cuidador without the scope in the last column.
- **Rollups** are the only source of statistics; no channel but \`sensor_data\` reads lecturas.
- **Predictions** count for 90 days and are scored for 30, so that the summary costs the same after years. The outcome of a ventana comes from
  what the person told alone (\`lib/domain/modelo/outcome.ts\`); without a report around it nothing is known, and it does not
  enter the Brier score.
- **Smoke-free days** are days that are over. From the quit date on silence counts as kept; before it only a day of which the person told
  something does. A lapse takes none of them away, nor the longest streak; a cigarette that is told late takes its own day.
- **Resting heart rate** (\`/api/reposo\`, the report of a week). Of a day, the level under which a tenth of its quiet ventanas lie: those of five
  minutes with at least four of readings, in which the wrist was still (standard deviation of the acceleration of at most 50 mg); null with fewer than
  twelve of them. Of a week, the median of its days; null with fewer than three. Without acceleration nobody knows who was still.
  Sources: the lowest stable level after at least four minutes without movement (Speed 2023), compared with oneself alone (Quer 2020).
- **The hours of antojos** (\`/api/consumidores/{id}/progreso/mapa\`) are those of the person’s clock when they reported them; an hour that the clocks
  showed twice is one.
`;

/** The whole file. Throws for a channel without entries in the catalogue. */
export function metricsDocument(channels: readonly Channel[]): string {
  return `${[INTRODUCTION, ...channels.map(section)].join('\n')}`;
}

function section(channel: Channel): string {
  const { name, type, kind, doc, schema, limits, pages } = channel;
  const metrics = CATALOG[name];
  if (!metrics) throw new Error(`the catalogue does not know the channel ${name}`);
  const size = limits ? ` ${limits.default} rows, up to ${limits.max} by \`limit\`.` : '';
  const older = pages ? ' Older ones by `antes`.' : '';
  const rows = fieldsOf(schema).map((field) => row(channel, field, metrics));
  return `## ${name}

\`${type}\`, a ${kind}. ${doc}.${size}${older}

| field | meaning | unit | null? | over | from | scope |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function row({ scopes, fields = {} }: Channel, { path, nullable }: Field, metrics: Metrics): string {
  const metric = metrics[path];
  if (!metric) throw new Error(`the catalogue does not know the field ${path}`);
  const { formula, unit, period, source } = metric;
  const own = fields[path];
  const scope = own ? [own].flat().join(' and ') : scopes.join(' or ') || 'only oneself';
  const cells = [`\`${path}\``, formula, unit, nullable ? 'yes' : '', period, source, scope];
  return `| ${cells.join(' | ')} |`;
}
