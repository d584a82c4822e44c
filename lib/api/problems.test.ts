import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROBLEMS } from '@/lib/domain/errors';
import { documentedProblems, type OpenApiDocument } from '@/lib/testing/documented';
import { createApi } from './app';

const api = createApi({ addressOf: () => '' } as never);
const ask = (method: string, path: string) => api.fetch(new Request(`http://latido.test${path}`, { method }));
const openapi = (await (await ask('GET', '/api/openapi.json')).json()) as OpenApiDocument;
const operations = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

/** Of a socket only, of any path whose routes take other methods, or said before it is known what is asked for. */
const OF_NO_ROUTE = ['bad_frame', 'headers_too_large', 'method_not_allowed', 'too_slow'];

const table = Object.entries(PROBLEMS).map(([code, problem]) => ({
  code,
  status: problem.status,
  close: 'close' in problem ? problem.close : undefined,
  title: problem.title,
}));

test('the README tells each code of the table, and no other', () => {
  const section = readFileSync('README.md', 'utf8')
    .split(/^## /m)
    .find((text) => text.startsWith('Errors'));
  const rows = [...(section ?? '').matchAll(/^\| `(\w+)` \| (\d+) \| (\d*) ?\| (.+) \|$/gm)];
  const told = rows.map(([, code, status, close, title]) => ({
    code,
    status: Number(status),
    close: close ? Number(close) : undefined,
    title,
  }));
  expect(told).toEqual(table);
});

test('the OpenAPI document gives each code of the table to a route, under its status, and no other', () => {
  const documented = operations.flatMap(({ operation }) =>
    Object.entries(operation.responses).flatMap(([status, response]) =>
      documentedProblems(response).map((code) => `${code} ${status}`),
    ),
  );
  const expected = table.filter(({ code }) => !OF_NO_ROUTE.includes(code));
  expect([...new Set(documented)].sort()).toEqual(
    expected.map(({ code, status }) => `${code} ${status}`).sort(),
  );
  expect(openapi.components.schemas.Problem?.properties.code?.enum).toEqual(table.map(({ code }) => code));
});

test.each(operations)('$name: each problem has its example and the shared schema', ({ operation }) => {
  const schemes = Object.keys(openapi.components.securitySchemes);
  for (const scheme of operation.security)
    expect(schemes).toEqual(expect.arrayContaining(Object.keys(scheme)));
  for (const [status, response] of Object.entries(operation.responses)) {
    if (Number(status) < 400) continue;
    const problem = response.content?.['application/problem+json'];
    expect(problem?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
    for (const [code, { value }] of Object.entries(problem?.examples ?? {}))
      expect(value).toMatchObject({ code, status: Number(status), type: `/problemas/${code}` });
  }
});

test('a path whose routes take other methods says which', async () => {
  const answer = await ask('PUT', '/api/deseos/');
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
  expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
  expect((await ask('PUT', '/api/deseos/1/nada')).status).toBe(404);
});
