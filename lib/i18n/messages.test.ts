import { readdirSync, readFileSync } from 'node:fs';
import compile from 'icu-minify/compile';
import { IntlMessageFormat } from 'intl-messageformat';
import { _createCache, _createIntlFormatters } from 'use-intl/core';
import format from 'use-intl/format-message';
import formatCompiled from 'use-intl/format-message/format-only';
import { describe, expect, it } from 'vitest';
import { IDIOMAS } from '@/lib/domain/usuarios';
import { LOCALES } from './idioma';
import { MESSAGES } from './messages';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

type Element = {
  type: number;
  value: string;
  children?: Element[];
  options?: Record<string, { value: Element[] }>;
};
const [LITERAL, ARGUMENT, DATE, TIME, SELECT, POUND, TAG] = [0, 1, 3, 4, 5, 7, 8];

/** Names of values and tags, which a translation may place elsewhere but not leave out. */
function namesOf(elements: readonly Element[]): string[] {
  return elements.flatMap(({ type, value, children = [], options = {} }) => [
    ...(type === LITERAL || type === POUND ? [] : [value]),
    ...namesOf(children),
    ...Object.values(options).flatMap((option) => namesOf(option.value)),
  ]);
}

const parsed = (message: string, locale: string) =>
  new IntlMessageFormat(message, locale).getAst() as unknown as Element[];
const namesIn = (message: string, locale: string) => [...new Set(namesOf(parsed(message, locale)))].sort();

const spanish = new Map(flat(MESSAGES.es as unknown as Tree));
const sources = ['app', 'components', 'lib/server', 'lib/client', 'lib/i18n', 'lib/sw'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);
const code = sources.join('\n');

describe.each(IDIOMAS.filter((idioma) => idioma !== 'es'))('%s', (idioma) => {
  const other = new Map(flat(MESSAGES[idioma] as unknown as Tree));

  it('says all that Spanish says, and no more', () => {
    expect([...other.keys()].sort()).toEqual([...spanish.keys()].sort());
  });

  it('names the same values', () => {
    const wrong = [...spanish].filter(
      ([key, text]) =>
        String(namesIn(text, LOCALES.es)) !== String(namesIn(other.get(key) ?? '', LOCALES[idioma])),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

/** Whole, or up to a part that is put in: t('nav.panel'), t(`nav.${label}`). The first part may be the namespace. */
function isUsed(key: string): boolean {
  const [, ...parts] = key.split('.');
  return parts.some((_, from) => {
    const rest = parts.slice(from);
    if (code.includes(`'${rest.join('.')}'`)) return true;
    return rest.some((__, at) => at > 0 && code.includes(`\`${rest.slice(0, at).join('.')}.\${`));
  });
}

it('no message is left that nobody shows', () => {
  expect([...spanish.keys()].filter((key) => !isUsed(key))).toEqual([]);
});

const textOf = (idioma: keyof typeof MESSAGES) =>
  flat(MESSAGES[idioma] as unknown as Tree)
    .map(([, message]) => message)
    .join(' ');

it('English has one word for a thing', () => {
  const others = /\b(urges?|carers?|consumidor(es)?|cuidador(es)?|estimates?|in course|in progress)\b/i;
  expect(textOf('en').match(others)?.[0]).toBeUndefined();
});

it('Spanish has one word for a prediction and one for an average', () => {
  expect(textOf('es').match(/estimaci|(frecuencia|duración),? media\b/i)?.[0]).toBeUndefined();
});

type Values = NonNullable<Parameters<typeof format>[2]>;

function sampleOf({ type, value, options = {} }: Element, round: number): Values[string] {
  if (type === ARGUMENT) return `${value} ${round}`;
  if (type === SELECT) return Object.keys(options)[round % Object.keys(options).length] ?? '';
  if (type === DATE || type === TIME) return new Date(1_795_532_400_000 + round * 90_000_000);
  if (type === TAG) return (chunks) => `<${value}>${[chunks].flat().join('')}</${value}>`;
  return [0, 1, 2, 7, 1_234.5][round] ?? round;
}

/** Something for each name in a message; a plain argument gives way to one that says what it is. */
function valuesFor(elements: readonly Element[], round: number): Values {
  const values: Values = {};
  for (const element of elements) {
    const { type, value, children = [], options = {} } = element;
    const inner = [...children, ...Object.values(options).flatMap((option) => option.value)];
    Object.assign(values, valuesFor(inner, round));
    if (type === LITERAL || type === POUND) continue;
    if (type !== ARGUMENT || !(value in values)) values[value] = sampleOf(element, round);
  }
  return values;
}

/** The build parses them beforehand (`scripts/steps/for-pages.mjs`), the server's own texts are parsed when they are said. */
it.each(IDIOMAS)('a page says the same as the server: %s', (idioma) => {
  const locale = LOCALES[idioma];
  const cache = _createCache();
  const options = { cache, formatters: _createIntlFormatters(cache), locale, timeZone: 'UTC' };
  for (const [key, message] of flat(MESSAGES[idioma] as unknown as Tree))
    for (const round of [0, 1, 2, 3, 4]) {
      const values = valuesFor(parsed(message, locale), round);
      const said = formatCompiled(key, compile(message), values, options);
      expect(said, key).toEqual(format(key, message, values, options));
    }
});
