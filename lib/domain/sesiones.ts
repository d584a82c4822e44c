import type { Idioma } from './usuarios';

/** `web`: by the cookie of the pages. `token`: a program. */
export type SessionKind = 'web' | 'token';

/** Where a session was opened from. `address` is coarse already. */
export type SessionPlace = { user_agent: string | null; address: string | null };

export type StoredSession = SessionPlace & {
  id: string;
  kind: SessionKind;
  created_at: Date;
  seen_at: Date | null;
};

/** An open session as its person sees it. Instants ISO 8601; `actual`: the one that asks. */
export type Sesion = {
  id: string;
  kind: SessionKind;
  created_at: string;
  seen_at: string | null;
  dispositivo: string;
  direccion: string | null;
  actual: boolean;
};

const LONGEST_AGENT = 300;

export function sessionPlace(userAgent: string | null | undefined, address: string): SessionPlace {
  return { user_agent: userAgent?.slice(0, LONGEST_AGENT) || null, address: coarseAddress(address) };
}

const IPV4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i;

/**
 * Enough to tell the own network from a foreign one, and no more: the first three numbers of IPv4, the first three
 * groups of IPv6. Null for what is no address.
 */
export function coarseAddress(address: string): string | null {
  const four = IPV4.exec(address);
  if (four) return `${four[1]}.x`;
  if (!/^[\da-f:]+(%\w+)?$/i.test(address) || !address.includes(':')) return null;
  const groups = (address.split('::')[0] ?? '').split(':').filter(Boolean).slice(0, 3);
  return groups.length > 0 ? `${groups.join(':').toLowerCase()}::x` : '::x';
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdgi?A?(OS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac(intosh| OS X)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];
const named = (known: [RegExp, string][], text: string) => known.find(([form]) => form.test(text))?.[1];

const WORDS: Record<Idioma, Record<SessionKind | 'on', string>> = {
  es: { on: ' en ', token: 'Un programa', web: 'Un navegador' },
  en: { on: ' on ', token: 'A program', web: 'A browser' },
};

/** Browser and system in words, as far as a `User-Agent` tells: `Chrome en Android`. */
export function deviceWords(
  { kind, user_agent }: Pick<StoredSession, 'kind' | 'user_agent'>,
  idioma: Idioma,
): string {
  const text = user_agent ?? '';
  const told = [named(BROWSERS, text), named(SYSTEMS, text)].filter(Boolean).join(WORDS[idioma].on);
  return told || WORDS[idioma][kind];
}
