import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vite';

/** Where something is refused. What a page or a terminal says stands elsewhere. */
const FOLDERS = ['lib/domain', 'lib/channels', 'lib/db', 'lib/realtime', 'lib/api'];
/** Properties, parameters and constants whose text is told to whoever is refused. */
const TOLD = new Set(['detail', 'error', 'message', 'motivo']);
/** Checks of zod, whose last argument is what is told. */
const CHECKS = new Set(
  'min max length regex refine email literal int number string date datetime url uuid enum multipleOf'.split(
    ' ',
  ),
);
const OF_A_VALUE = new Set(['literal', 'enum', 'string', 'min', 'max', 'length']);

type Node = { type: string } & Record<string, unknown>;
type Source = { nodes: Node[] };
type Calls = readonly { name: string; at: number }[];

/** Every text, with `{}` for what is put into it, that the sources tell of something that is refused. */
export function problemWords(): string[] {
  const files = FOLDERS.flatMap(sourcesIn);
  const calls = files.flatMap(({ nodes }) => nodes.flatMap(tellingFunction));
  return [...new Set(files.flatMap((file) => wordsIn(file, calls)))].sort();
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|asyncapi|^generated/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .map((text) => ({ nodes: nodesOf(parseAst(text, { lang: 'ts' })) }));
}

function nodesOf(value: unknown, found: Node[] = []): Node[] {
  if (isNode(value)) found.push(value);
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) nodesOf(part, found);
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

const nameOf = (node: unknown): string =>
  isNode(node) ? String(node.name ?? (isNode(node.property) ? node.property.name : node.value) ?? '') : '';
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A function with a parameter that is told, by name, and which of its arguments it is. */
function tellingFunction(node: Node): Calls {
  const held = node.type === 'VariableDeclarator' && isNode(node.init) ? node.init : node;
  const at = listOf(held.params).findIndex((one) => TOLD.has(nameOf(one)));
  const name = nameOf(node.id);
  return at >= 0 && name ? [{ name, at }] : [];
}

function wordsIn({ nodes }: Source, calls: Calls): string[] {
  const named = new Map(
    nodes
      .filter(({ type }) => type === 'VariableDeclarator' || type === 'FunctionDeclaration')
      .map((node) => [nameOf(node.id), node.init ?? node]),
  );
  return nodes.flatMap((node) => toldBy(node, calls).flatMap((told) => textsOf(told, named)));
}

function toldBy(node: Node, calls: Calls): unknown[] {
  if (node.type === 'Property') return TOLD.has(nameOf(node.key)) ? [node.value] : [];
  if (node.type === 'VariableDeclarator') return TOLD.has(nameOf(node.id)) ? [node.init] : [];
  if (node.type !== 'CallExpression') return [];
  const given = listOf(node.arguments);
  const name = nameOf(node.callee);
  const told = calls.filter((one) => one.name === name).map(({ at }) => given[at]);
  const isCheck = isNode(node.callee) && node.callee.type === 'MemberExpression' && CHECKS.has(name);
  const says = isCheck && !(OF_A_VALUE.has(name) && given.length === 1);
  return says ? [...told, given.at(-1)] : told;
}

/** What an expression of this kind can become. */
const BECOMES: Record<string, (node: Node) => unknown[]> = {
  ConditionalExpression: ({ consequent, alternate }) => [consequent, alternate],
  LogicalExpression: ({ left, right }) => [left, right],
  ObjectExpression: ({ properties }) => listOf(properties),
  Property: ({ value }) => [value],
  MemberExpression: ({ object }) => [object],
  AwaitExpression: ({ argument }) => [argument],
  CallExpression: ({ callee }) => [callee],
  FunctionDeclaration: ({ body }) =>
    nodesOf(body)
      .filter(({ type }) => type === 'ReturnStatement')
      .map(({ argument }) => argument),
};

/** The sentences that an expression can become: of a constant or a function of its file, all that stand in it. */
function textsOf(
  node: unknown,
  named: ReadonlyMap<string, unknown>,
  above: readonly unknown[] = [],
): string[] {
  if (!isNode(node) || above.includes(node)) return [];
  if (node.type === 'Literal') return isSentence(node.value) ? [String(node.value)] : [];
  if (node.type === 'TemplateLiteral') return [templateOf(node)];
  const parts = node.type === 'Identifier' ? [named.get(nameOf(node))] : (BECOMES[node.type]?.(node) ?? []);
  return parts.flatMap((part) => textsOf(part, named, [...above, node]));
}

function templateOf({ quasis }: Node): string {
  return listOf(quasis)
    .map((part) => String((part as { value: { cooked: string } }).value.cooked))
    .join('{}');
}

function isSentence(value: unknown): boolean {
  return typeof value === 'string' && /\p{L}{2}/u.test(value) && /[\s\p{Lu}]/u.test(value);
}
