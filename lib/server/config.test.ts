import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config';

const BASE = { NODE_ENV: 'test', LATIDO_SECRET: 's'.repeat(32) } as const;
const OIDC = {
  OIDC_ISSUER: 'https://id.example.org/',
  OIDC_CLIENT_ID: 'latido',
  OIDC_CLIENT_SECRET: 'secreto',
  OIDC_NAME: 'Clínica Norte',
};

test('an OpenID issuer is there as a whole, or not at all', () => {
  expect(readConfig(BASE).oidc).toBeNull();
  expect(readConfig({ ...BASE, ...OIDC }).oidc).toEqual({
    issuer: 'https://id.example.org',
    clientId: 'latido',
    clientSecret: 'secreto',
    name: 'Clínica Norte',
  });
  for (const missing of Object.keys(OIDC)) {
    const half = () => readConfig({ ...BASE, ...OIDC, [missing]: '' });
    expect(half).toThrow(ConfigError);
    expect(half).toThrow(new RegExp(`^${missing}: falta`));
  }
  expect(() => readConfig({ ...BASE, ...OIDC, OIDC_ISSUER: 'id.example.org' })).toThrow(/OIDC_ISSUER/);
});
