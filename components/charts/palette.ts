const NAMES = ['chart-a', 'chart-b', 'chart-c', 'chart-d', 'line', 'ink', 'ink-faint'] as const;
type PaletteName = (typeof NAMES)[number];
export type Palette = Record<PaletteName, string>;

/** A canvas knows no CSS variables: this reads the colours of the theme in force. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
  ) as Palette;
}

/** Calls back when the theme changes; returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
