import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Tokens = Record<string, string>;

const css = readFileSync('app/globals.css', 'utf8');

/** The custom properties of the first `:root` block after `start`. */
function tokensAfter(start: string, rule = ':root {'): Tokens {
  const from = css.indexOf(rule, css.indexOf(start));
  const block = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, k, v]) => [k, v]));
}

const light = tokensAfter('/* Teal');
const dark = { ...light, ...tokensAfter('(prefers-color-scheme: dark) {') };
const night = { ...dark, ...tokensAfter('/* A wall at night', '[data-night] {') };
const SETS: Record<string, { tokens: Tokens; text: number }> = {
  light: { tokens: light, text: 4.5 },
  dark: { tokens: dark, text: 4.5 },
  'night, on a wall': { tokens: night, text: 4.5 },
  'light, more contrast': {
    tokens: { ...light, ...tokensAfter('(prefers-contrast: more) {') },
    text: 7,
  },
  'dark, more contrast': {
    tokens: { ...dark, ...tokensAfter('(prefers-color-scheme: dark) and (prefers-contrast: more) {') },
    text: 7,
  },
};

/** Relative luminance of sRGB: WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [low = 0, high = 0] = [one, other].map((name) => luminance(tokens[name] ?? '')).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'sunken'];
const TONES = ['info', 'warn', 'danger', 'test'];
const TEXT = [
  ...['ink', 'ink-soft', 'ink-faint'].flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
  ...TONES.flatMap((tone) => [[tone, 'surface'] as const, [tone, `${tone}-wash`] as const]),
  ['accent-ink', 'surface'],
  ['accent-ink', 'canvas'],
  ['accent-ink', 'accent-wash'],
  ['on-action', 'action'],
  ['on-action', 'action-hover'],
] as const;
const SHAPES = ['edge', 'chart-a', 'chart-b', 'chart-c', 'chart-d'].map(
  (shape) => [shape, 'surface'] as const,
);

describe.each(Object.entries(SETS))('%s', (_, { tokens, text }) => {
  it.each(TEXT)('%s on %s can be read', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(text);
  });
  it.each(SHAPES)('%s on %s can be seen', (shape, ground) => {
    expect(contrast(tokens, shape, ground)).toBeGreaterThanOrEqual(3);
  });
});
