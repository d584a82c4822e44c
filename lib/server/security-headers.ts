import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from './config';
import { hashOf } from './page-styles';

export type SecurityHeaders = {
  /** On every answer of this server, whoever makes it. */
  onAnswer(response: ServerResponse): void;
  /** On what the pages answer, in place of the policy for data. Next takes the nonce from the request. */
  onPage(request: IncomingMessage, response: ServerResponse): void;
};

const HSTS_SECONDS = 365 * 24 * 3_600;

/** What no page of ours uses, and no script that slipped in shall have. */
const DENIED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** An answer that is data and no page: should a browser be led to show it, nothing in it runs or loads. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `styles`: what the pages have in a style element. */
export function createSecurityHeaders(
  { production, publicUrl }: Pick<Config, 'production' | 'publicUrl'>,
  styles = '',
): SecurityHeaders {
  // React rebuilds the errors of the server with eval, and the overlay brings its styles, in development only.
  const more = production
    ? { scripts: '', styles: styles && ` '${hashOf(styles)}'` }
    : { scripts: " 'unsafe-eval'", styles: " 'unsafe-inline'" };
  const always = [
    ['content-security-policy', DATA_POLICY],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'same-origin'],
    ['permissions-policy', DENIED.map((name) => `${name}=()`).join(', ')],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    // Told over plain http it would count for nothing, or lock people out of an installation without TLS.
    ...(publicUrl?.startsWith('https:') ? [['strict-transport-security', `max-age=${HSTS_SECONDS}`]] : []),
  ] as [string, string][];
  return {
    onAnswer: (response) => {
      for (const [name, value] of always) response.setHeader(name, value);
    },
    onPage: (request, response) => {
      const nonce = randomBytes(16).toString('base64');
      const sockets = socketOrigins(publicUrl, request.headers.host);
      const policy = pagePolicy(nonce, sockets, more);
      request.headers['content-security-policy'] = policy;
      response.setHeader('content-security-policy', policy);
    },
  };
}

/**
 * Only scripts that carry the nonce run, and what they load. The one style element is that whose hash is named; the
 * style attributes that charts are drawn with on the server have to be let in. `more`: sources besides, each after a space.
 */
function pagePolicy(
  nonce: string,
  sockets: readonly string[],
  more: { scripts: string; styles: string },
): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${more.scripts}`,
    `style-src 'self'${more.styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    ['connect-src', "'self'", ...sockets].join(' '),
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const HOST = /^([\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** For browsers to which `'self'` is no socket. A host that is none says nothing: it would be part of the policy. */
function socketOrigins(publicUrl: string | null, host: string | undefined): string[] {
  if (publicUrl) {
    const { protocol, host: own } = new URL(publicUrl);
    return [`${protocol === 'https:' ? 'wss' : 'ws'}://${own}`];
  }
  return host && HOST.test(host) ? [`ws://${host}`, `wss://${host}`] : [];
}
