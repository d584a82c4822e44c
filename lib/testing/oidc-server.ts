import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export type OidcUser = { sub: string; email?: string; email_verified?: boolean; name?: string };
type Grant = { user: OidcUser; nonce: string; challenge: string; redirect: string };

export const OIDC_CLIENT = { id: 'latido', secret: 'el secreto de latido' };

export type OidcServer = {
  issuer: string;
  /** Who is signed in there. */
  user: OidcUser;
  /** Changes what an id token says, to see that it is refused. */
  spoil: (claims: JWTPayload) => JWTPayload;
  close(): Promise<void>;
};

/** A real OpenID provider on loopback: discovery, authorization with PKCE, token and keys. Consents to all at once. */
export async function startOidcServer(): Promise<OidcServer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'una', alg: 'RS256', use: 'sig' };
  const grants = new Map<string, Grant>();
  const oidc: OidcServer = {
    issuer: '',
    user: { sub: 'nadie' },
    spoil: (claims) => claims,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  const discovery = () => ({
    issuer: oidc.issuer,
    authorization_endpoint: `${oidc.issuer}/authorize`,
    token_endpoint: `${oidc.issuer}/token`,
    jwks_uri: `${oidc.issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  });
  const authorize = (query: URLSearchParams): string | undefined => {
    const asked = Object.fromEntries(query);
    const { redirect_uri, state, nonce, code_challenge, code_challenge_method } = asked;
    if (asked.client_id !== OIDC_CLIENT.id || asked.response_type !== 'code') return undefined;
    if (!redirect_uri || !state || !nonce || !code_challenge || code_challenge_method !== 'S256')
      return undefined;
    const code = randomUUID();
    grants.set(code, { user: oidc.user, nonce, challenge: code_challenge, redirect: redirect_uri });
    return `${redirect_uri}?${new URLSearchParams({ code, state })}`;
  };
  const token = async (form: URLSearchParams, authorization: string | undefined) => {
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const basic = Buffer.from((authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
    const client = new URLSearchParams(`secret=${basic.split(':')[1] ?? ''}`).get('secret');
    if (!grant || challenge !== grant.challenge || form.get('redirect_uri') !== grant.redirect)
      return undefined;
    if (client !== OIDC_CLIENT.secret) return undefined;
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: oidc.issuer, aud: OIDC_CLIENT.id, iat: now, exp: now + 60, nonce: grant.nonce };
    const id_token = await new SignJWT(oidc.spoil({ ...claims, ...grant.user }))
      .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
      .sign(privateKey);
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token };
  };

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', oidc.issuer);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') return json(discovery());
    if (url.pathname === '/jwks') return json({ keys: [jwk] });
    if (url.pathname === '/authorize') {
      const target = authorize(url.searchParams);
      return target
        ? response.writeHead(302, { location: target }).end()
        : json({ error: 'invalid_request' }, 400);
    }
    let text = '';
    for await (const chunk of request) text += chunk;
    const given = await token(new URLSearchParams(text), request.headers.authorization);
    return given ? json(given) : json({ error: 'invalid_grant' }, 400);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  oidc.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return oidc;
}
