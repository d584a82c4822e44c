type Request = { headers: Headers; socketAddress: string | undefined };

/**
 * The address that limits count. Only behind a trusted proxy is `X-Forwarded-For` believed, and of it the last
 * entry, which that proxy wrote itself: the others come from the client.
 */
export function addressReader(trustProxy: boolean): (request: Request) => string {
  return ({ headers, socketAddress }) => {
    return (trustProxy && forwardedAddress(headers)) || socketAddress || UNKNOWN_ADDRESS;
  };
}

export const UNKNOWN_ADDRESS = 'unknown';

/** The last entry of `X-Forwarded-For`: the one that whoever is next to us wrote. */
export function forwardedAddress(headers: Headers): string | undefined {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
}
