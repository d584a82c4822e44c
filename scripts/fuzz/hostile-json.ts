import type { Choice } from './choice';

/** Text that JSON may hold and programs stumble over. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udc00\ud800',
  '\ufeffsensor_data',
  'sensor_data\u202e',
  'ﾍﾞｯﾄﾞ𝒽𝑒𝒶𝓇𝓉',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  "' OR 1=1 --",
  '{{7*7}}%s%n',
  '\r\nSet-Cookie: a=b',
  '１２３',
  '1e3',
  '0x10',
  '-1',
  'NaN',
  'null',
];

/** Written into the text as they are, also where JSON does not know them. */
const RAW = [
  '1e400',
  '-1e400',
  '1e-400',
  '-0',
  '0',
  '-1',
  '1.5',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '99999999999999999999999999',
  '00001',
  'NaN',
  'Infinity',
  'undefined',
  'true',
  'null',
  "'x'",
  '{}',
  '[]',
  '[[]]',
  '{"type":"ping","t":1}',
  '{"__proto__":{"type":"hello"}}',
];
const KEYS = [
  'type',
  'ref',
  'consumidor_id',
  'since',
  '__proto__',
  'constructor',
  'toJSON',
  'then',
  '',
  '\ud800',
];

export type Entries = [key: string, value: unknown][];

const raw = (text: string): string => `@@${text}@@`;

function hostileValue(choice: Choice): unknown {
  const { pick, whole, chance, times } = choice;
  if (chance(0.4)) return raw(pick(RAW));
  if (chance(0.5)) return pick(TEXTS);
  if (chance(0.4)) return pick(['a', '\u0000', '漢', '😀', '"', '\\']).repeat(pick([40, 64, 65, 400, 4_000]));
  if (chance(0.4)) return raw(nested(pick(['[', '{"a":']), pick([10, 500, 3_000])));
  if (chance(0.5)) return Object.fromEntries(times(whole(1, 40), () => [pick(KEYS), pick(TEXTS)]));
  return times(whole(1, 200), () => whole(-9, 9));
}

/** Not always closed again. */
function nested(open: string, depth: number): string {
  const close = open === '[' ? ']' : '}';
  return `${open.repeat(depth)}${depth % 2 === 0 ? 'null' : ''}${close.repeat(depth)}`;
}

/** An object as text, after so many changes of its fields. Keys may come twice. */
export function mutated(choice: Choice, entries: Entries, changes: number): string {
  const changed = entries.slice();
  for (let turn = 0; turn < changes; turn += 1) mutateOnce(choice, changed);
  return damaged(choice, textOf(changed), changes);
}

function mutateOnce(choice: Choice, entries: Entries): void {
  const { pick, whole, chance } = choice;
  const at = whole(0, Math.max(0, entries.length - 1));
  const one = entries[at];
  const draw = whole(0, 9);
  if (draw < 5 && one) entries[at] = [one[0], hostileValue(choice)];
  else if (draw === 5) entries.splice(at, 1);
  else if (draw === 6) entries.push([pick(KEYS), hostileValue(choice)]);
  else if (draw === 7 && one)
    entries.splice(whole(0, entries.length), 0, [one[0], chance(0.5) ? one[1] : null]);
  else if (draw === 8 && one) entries[at] = [one[0], [one[1]]];
  else if (one) entries[at] = [pick([one[0].toUpperCase(), `${one[0]} `, `\u0000${one[0]}`]), one[1]];
}

export function textOf(entries: Entries): string {
  const fields = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`);
  return `{${fields.join(',')}}`.replaceAll(/"@@(.*?)@@"/g, (_, text: string) => text.replaceAll('\\"', '"'));
}

/** Sometimes the text itself is broken. */
function damaged({ pick, whole, chance }: Choice, text: string, changes: number): string {
  if (changes === 0 || chance(0.75)) return text;
  const at = whole(0, text.length);
  return pick([
    text.slice(0, at),
    text.slice(at),
    `${text}${text}`,
    `[${text}]`,
    JSON.stringify(text),
    `\ufeff${text}`,
    `${' '.repeat(3_000)}${text}\n\n`,
    `${text}\u0000`,
    text.slice(0, at) + pick(TEXTS) + text.slice(at),
    '',
    'null',
    '7',
    '"ping"',
    '[]',
  ]);
}
