import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHANNELS, findChannel } from './registry';

const NOT_CHANNELS = ['asyncapi', 'define.ts', 'protocol.ts', 'registry.ts', 'view.ts'];

test('every channel file is registered, under its own name', () => {
  const files = readdirSync('lib/channels').filter(
    (file) => !file.includes('.test.') && !NOT_CHANNELS.includes(file),
  );
  const names = CHANNELS.map(({ name }) => `${name.replaceAll('_', '-')}.ts`);
  expect(names.sort()).toEqual(files.sort());
});

test('types are unique', () => {
  const types = CHANNELS.flatMap(({ type, pushType = [] }) => [type, pushType].flat());
  expect(new Set(types).size).toBe(types.length);
});

const keysOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
};

describe.each(CHANNELS.map((channel) => [channel.name, channel] as const))('%s', (name, channel) => {
  test('is found under both spellings', () => {
    expect(findChannel(name)).toBe(channel);
    expect(findChannel(name.replaceAll('_', '-'))).toBe(channel);
  });

  test('its example fits its schema, with keys in snake_case', () => {
    expect(channel.schema.parse(channel.example)).toEqual(channel.example);
    const keys = keysOf(channel.example);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
  });

  test('a stream can be recovered by cursor', () => {
    expect(Boolean(channel.since)).toBe(channel.kind === 'stream');
    expect(Boolean(channel.stream)).toBe(channel.kind === 'stream');
  });

  test('a field that is not told to everybody needs a scope too', () => {
    const scoped = Object.keys(channel.fields ?? {});
    expect(scoped).toEqual(expect.arrayContaining(Object.keys(channel.fieldsCoarsest ?? {})));
  });

  test('a cuidador may be granted it unless it is a usuario’s own', () => {
    expect(channel.scopes.length > 0).toBe(channel.of !== 'usuario');
  });

  test('has its row in the README', () => {
    const row = `| \`${name}\` | \`${channel.type}\` | ${channel.doc} |`;
    expect(readFileSync('README.md', 'utf8')).toContain(row);
  });
});
