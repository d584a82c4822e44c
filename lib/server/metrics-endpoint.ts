import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { bearerIn } from '@/lib/api/access';
import type { Config } from './config';
import type { Logger } from './logger';
import type { Metrics } from './metrics';

export type MetricsEndpoint = {
  /** Whether this request is for the metrics and may see them: to all others there is nothing at that address. */
  isFor(request: IncomingMessage): boolean;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

type Given = { config: Pick<Config, 'metricsToken'>; metrics: Metrics; log: Logger };

/** `GET /metrics`: for this machine, and with `LATIDO_METRICS_TOKEN` from anywhere. */
export function createMetricsEndpoint({ config, metrics, log }: Given): MetricsEndpoint {
  const expected = config.metricsToken === null ? null : digest(config.metricsToken);
  const hasToken = ({ authorization }: IncomingHttpHeaders): boolean => {
    const given = bearerIn(authorization);
    return expected !== null && given !== undefined && timingSafeEqual(digest(given), expected);
  };
  return {
    isFor: (request) =>
      PATH.test(request.url ?? '') &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      (hasToken(request.headers) || isLocal(request)),
    answer: async (request, response) => {
      response.setHeader('cache-control', 'no-store');
      try {
        const { body, contentType } = await metrics.text();
        response.setHeader('content-type', contentType);
        response.end(request.method === 'HEAD' ? undefined : body);
      } catch (error) {
        log.error({ err: error }, 'the metrics could not be told');
        response.statusCode = 500;
        response.end();
      }
    },
  };
}

const PATH = /^\/metrics\/?(\?|$)/;
const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const OF_PROXIES = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const;

/**
 * Asked on this machine by its own name. What a proxy beside us passes on also comes from loopback: it is told by
 * its headers, trusted or not, and by the name that the world asked for. That name also tells a page of a browser
 * here whose domain was turned to loopback.
 */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    OF_PROXIES.every((name) => headers[name] === undefined)
  );
}

/** Of equal length whatever was given, so that the comparison tells nothing by its time. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
