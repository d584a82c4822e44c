import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { CATALOG } from '@/lib/domain/metrics/catalog';
import { metricsDocument } from './document';
import { fieldsOf } from './fields';

test('the catalogue tells of every channel and of no other', () => {
  expect(Object.keys(CATALOG)).toEqual(CHANNELS.map(({ name }) => name));
});

describe.each(CHANNELS.map((channel) => [channel.name, channel] as const))('%s', (name, channel) => {
  test('every field has its entry, every entry its field', () => {
    expect(Object.keys(CATALOG[name] ?? {}).sort()).toEqual(
      fieldsOf(channel.schema)
        .map(({ path }) => path)
        .sort(),
    );
  });

  test('a field with a scope of its own can be null', () => {
    const nullable = fieldsOf(channel.schema).flatMap((field) => (field.nullable ? field.path : []));
    expect(nullable).toEqual(expect.arrayContaining(Object.keys(channel.fields ?? {})));
  });

  test('no entry is empty or breaks the table', () => {
    for (const metric of Object.values(CATALOG[name] ?? {}))
      for (const text of Object.values(metric)) expect(text).toMatch(/^[^|\n]+$/);
  });
});

test('docs/metrics.md is what the catalogue makes: node --import tsx scripts/metrics-doc.ts', () => {
  expect(readFileSync('docs/metrics.md', 'utf8')).toBe(metricsDocument(CHANNELS));
});
