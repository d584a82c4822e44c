export type Sample = { name: string; labels: Record<string, string>; value: number };
/** One metric of Prometheus's text format with all its samples. */
export type Family = { name: string; help: string; type: string; samples: Sample[] };

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)(?: \d+)?$/;
/** As a reader in Go takes it: `+Inf` and `NaN` in any case. */
const NUMBER = /^([+-]?\d+(\.\d+)?(e[+-]?\d+)?|[+-]?inf|nan)$/i;
const PARTS_OF: Record<string, RegExp> = { histogram: /_(bucket|sum|count)$/, summary: /_(sum|count)$/ };

/** Reads the text format, version 0.0.4. Throws at a line that is none, or a sample without its HELP and TYPE before it. */
export function parseExposition(text: string): Map<string, Family> {
  const families = new Map<string, Family>();
  for (const line of text.split('\n').filter((line) => line !== '')) {
    const told = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line);
    if (told) {
      const [, what, name = '', rest = ''] = told;
      const family = families.get(name) ?? { name, help: '', type: '', samples: [] };
      families.set(name, { ...family, [what === 'HELP' ? 'help' : 'type']: rest });
    } else {
      const sample = parseSample(line);
      const family = familyOf(families, sample.name);
      if (!family?.help || !family.type) throw new Error(`without HELP or TYPE: ${line}`);
      family.samples.push(sample);
    }
  }
  return families;
}

function parseSample(line: string): Sample {
  const [, name, labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  if (name === undefined || !NUMBER.test(value)) throw new Error(`no line of the text format: ${line}`);
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)",?/g)];
  return {
    name,
    labels: Object.fromEntries(pairs.map(([, key, text]) => [key, text])),
    value: Number(value),
  };
}

function familyOf(families: Map<string, Family>, name: string): Family | undefined {
  const whole = [...families.values()].find((family) => {
    const parts = PARTS_OF[family.type];
    return parts !== undefined && name.replace(parts, '') === family.name;
  });
  return families.get(name) ?? whole;
}
