import type { Problem } from '@/lib/domain/errors';
import type { Idioma } from '@/lib/domain/usuarios';
import { DETAILS } from './problem-details';
import { problemTitle } from './problem-titles';

/** A problem as the domain tells it, in Spanish, in the language of who asked. What has no English stays as it is. */
export function problemFor(problem: Problem, idioma: Idioma): Problem {
  if (idioma === 'es') return problem;
  const { code, detail, errors } = problem;
  return {
    ...problem,
    title: problemTitle(code, idioma),
    ...(detail === undefined ? {} : { detail: english(detail) }),
    ...(errors && { errors: errors.map((one) => ({ ...one, detail: english(one.detail) })) }),
  };
}

/** The lines or readings of many that were refused, likewise. */
export function motivosFor<Refused extends { motivo: string }>(all: Refused[], idioma: Idioma): Refused[] {
  return idioma === 'es' ? all : all.map((one) => ({ ...one, motivo: english(one.motivo) }));
}

/** What is put in may be words of the table again: "un número de 1 a 100, sin decimales". */
export function english(text: string): string {
  const exact = DETAILS[text];
  if (exact !== undefined) return exact;
  for (const { form, words } of TEMPLATES) {
    const values = form.exec(text)?.slice(1);
    if (values) return words.reduce((said, word, at) => said + english(values[at - 1] ?? '') + word);
  }
  return text;
}

/** The longest first: a template of few words fits more than it is for. */
const TEMPLATES = Object.entries(DETAILS)
  .filter(([spanish]) => spanish.includes('{}'))
  .sort(([a], [b]) => b.length - a.length)
  .map(([spanish, translated]) => ({
    form: new RegExp(`^${spanish.split('{}').map(escaped).join('(.+?)')}$`, 'su'),
    words: translated.split('{}'),
  }));

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
