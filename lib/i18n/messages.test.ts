import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
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
const [LITERAL, POUND] = [0, 7];

/** Names of values and tags, which a translation may place elsewhere but not leave out. */
function namesOf(elements: readonly Element[]): string[] {
  return elements.flatMap(({ type, value, children = [], options = {} }) => [
    ...(type === LITERAL || type === POUND ? [] : [value]),
    ...namesOf(children),
    ...Object.values(options).flatMap((option) => namesOf(option.value)),
  ]);
}

const namesIn = (message: string, locale: string) =>
  [...new Set(namesOf(new IntlMessageFormat(message, locale).getAst() as unknown as Element[]))].sort();

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
