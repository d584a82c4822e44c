import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hardCoded } from './hard-coded';

/** What has no messages to ask: a page that stands in when all else failed, and the names of the languages in themselves. */
const OWN_WORDS: readonly string[] = ['app/global-error.tsx', 'components/shell/idioma-switch.tsx'];

const spoken = new Map(
  ['app', 'components', 'lib/client'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name): [string, string[]] => {
        const file = `${folder}/${name}`;
        return [file, hardCoded(readFileSync(file, 'utf8'), name.endsWith('x') ? 'tsx' : 'ts')];
      })
      .filter(([, texts]) => texts.length > 0),
  ),
);

describe('text in code', () => {
  it.each([
    ['<p>Hola a todos</p>', 'Hola a todos'],
    ['<p>hi {name}</p>', 'hi'],
    ['<input placeholder="correo" />', 'correo'],
    ['<Card title="Datos" />', 'Datos'],
    ['<Stat label={ready ? "Listo" : word} />', 'Listo'],
    ["f('no se pudo guardar')", 'no se pudo guardar'],
    ["f('Try again.')", 'Try again.'],
    ["f('¿Seguro?')", '¿Seguro?'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template
    ['f(`${n} de cada diez`)', 'de cada diez'],
  ])('%s is found', (source, text) => {
    expect(hardCoded(source, 'tsx')).toEqual([text]);
  });

  it.each([
    '// Hola a todos\nf(1)',
    "import { a } from './una cosa';",
    "t('usuarios.titulo')",
    '<p className="De la Torre" title={t("x")} id="titulo">{t("y")} · </p>',
    "event.key === 'Enter' || type === 'application/json'",
    "type A = 'Hola a todos';",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template
    'f(`/api/cuenta/${id}/terminar`)',
    '<span>Latido</span>',
  ])('%s is no text', (source) => {
    expect(hardCoded(source, 'tsx')).toEqual([]);
  });

  it('is nowhere, since a page speaks the language of who reads it', () => {
    const left = [...spoken].filter(([file]) => !OWN_WORDS.includes(file));
    expect(Object.fromEntries(left)).toEqual({});
  });

  it.each(OWN_WORDS)('%s still has some, or leaves the list', (file) => {
    expect(spoken.has(file)).toBe(true);
  });
});
