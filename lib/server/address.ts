type Request = { headers: Headers; socketAddress: string | undefined };

/**
 * The address that limits count. Only behind a trusted proxy is `X-Forwarded-For` believed, and of it the last
 * entry, which that proxy wrote itself: the others come from the client.
 */
export function addressReader(trustProxy: boolean): (request: Request) => string {
  return ({ headers, socketAddress }) => {
    const forwarded = trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return forwarded || socketAddress || 'unknown';
  };
}
