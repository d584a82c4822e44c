import { parseAst } from 'vitest/node';
import { SPANISH_LETTERS, SPANISH_WORDS } from './spanish';

type Node = { type: string; [field: string]: unknown };

/** Whatever stands in one of these is said to somebody. */
const SAID = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'confirmLabel',
  'description',
  'empty',
  'hint',
  'label',
  'legend',
  'placeholder',
  'title',
]);

/** What of the tree is no text of a page: names of modules, types and classes. */
const SKIPPED = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'TSLiteralType', 'TSTypeAnnotation']);

const SENTENCE = /^\s*\p{Lu}[\p{L}’']*(?:[\s,.:;…]+\p{L}|[.:…]\s*$)/u;
const CAPITALISED = /^\s*\p{Lu}\p{Ll}{2,}\s*$/u;
/** The same in every language, and words that a browser knows. */
const NAMES = new Set(['Latido', 'Backspace', 'Delete', 'End', 'Enter', 'Escape', 'Home', 'Space', 'Tab']);

const hasWords = (text: string) => /\p{L}\p{Ll}/u.test(text) && !NAMES.has(text.trim());

const looksSaid = (text: string) =>
  SPANISH_LETTERS.test(text) ||
  (/\s/.test(text) && SPANISH_WORDS.test(text)) ||
  SENTENCE.test(text) ||
  (CAPITALISED.test(text) && hasWords(text));

/** What a source says to people in words of its own, where it should ask the messages. Comments are none of it. */
export function hardCoded(source: string, lang: 'ts' | 'tsx'): string[] {
  const found: string[] = [];
  visit(parseAst(source, { lang }) as unknown as Node, found);
  return found.map((text) => text.trim());
}

function visit(node: Node, found: string[]): void {
  if (SKIPPED.has(node.type)) return;
  if (node.type === 'JSXText' && hasWords(String(node.value))) found.push(String(node.value));
  if (node.type === 'JSXAttribute' && visitAttribute(node, found)) return;
  if (node.type === 'Literal' && typeof node.value === 'string' && looksSaid(node.value))
    found.push(node.value);
  if (node.type === 'TemplateElement') {
    const { cooked } = node.value as { cooked: string };
    if (looksSaid(cooked)) found.push(cooked);
  }
  for (const child of Object.values(node)) {
    for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one, found);
  }
}

/** True when there is nothing more to look for in it. */
function visitAttribute({ name, value }: Node, found: string[]): boolean {
  const attribute = isNode(name) ? String(name.name) : '';
  if (attribute === 'className') return true;
  const literal = isNode(value) && value.type === 'Literal' ? String(value.value) : '';
  if (!SAID.has(attribute) || !hasWords(literal)) return false;
  found.push(literal);
  return true;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
