import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import webpush from 'web-push';
import type { EndpointCheck, Push, PushResult, PushSender, PushTarget } from '@/lib/domain/push';
import { isPublicAddress, lookupPublic } from './public-address';
import type { Vapid } from './vapid';

/** A service that hangs is tried again later. */
const TIMEOUT_MS = 10_000;

/** Of tests, whose service is on this machine and vouched for by themselves. */
export type OwnService = { ca: string } | null;

/** Sends over https to what is a public address at that moment; what is sent only the browser can read (RFC 8291). */
export function createPushSender(vapid: Vapid | null, own: OwnService): PushSender {
  return {
    send: async (target, push) => {
      if (!vapid) return { result: 'refused', reason: 'no vapid keys' };
      if (!isEndpoint(target.endpoint, own)) return { result: 'gone' };
      try {
        return resultOf(await post(detailsOf(target, push, vapid), own));
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
        return code === 'ENOTPUBLIC' ? { result: 'gone' } : { result: 'later', reason: code };
      }
    },
  };
}

export function createEndpointCheck(own: OwnService): EndpointCheck {
  return async (endpoint) => isEndpoint(endpoint, own) && (own !== null || (await leadsOutside(endpoint)));
}

function isEndpoint(endpoint: string, own: OwnService): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, username, password, port, hostname } = new URL(endpoint);
  if (protocol !== 'https:' || username || password) return false;
  if (own) return true;
  const address = hostname.replace(/^\[|\]$/g, '');
  return port === '' && (isIP(address) === 0 || isPublicAddress(address));
}

async function leadsOutside(endpoint: string): Promise<boolean> {
  const { hostname } = new URL(endpoint);
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
  return found.length > 0 && found.every(({ address }) => isPublicAddress(address));
}

function detailsOf({ endpoint, p256dh, auth }: PushTarget, push: Push, vapid: Vapid) {
  return webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, push.body, {
    TTL: push.ttl_s,
    urgency: push.urgency,
    topic: push.topic,
    contentEncoding: 'aes128gcm',
    vapidDetails: vapid,
  });
}

function post(
  { endpoint, headers, body }: ReturnType<typeof detailsOf>,
  own: OwnService,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const trust = own ? { ca: own.ca } : { lookup: lookupPublic };
    const options = {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...trust,
    };
    const sent = request(endpoint, options as object, (response) => {
      // Only the head counts: what a stranger answers is not read.
      response.on('error', () => {});
      response.destroy();
      resolve(response);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function resultOf({ statusCode: status = 0, headers }: IncomingMessage): PushResult {
  if (status >= 200 && status < 300) return { result: 'sent' };
  if (status === 404 || status === 410) return { result: 'gone' };
  const reason = `status ${status}`;
  if (status !== 429 && status < 500) return { result: 'refused', reason };
  const seconds = Number(headers['retry-after']);
  return { result: 'later', reason, retry_after_ms: Number.isFinite(seconds) ? seconds * 1_000 : undefined };
}
