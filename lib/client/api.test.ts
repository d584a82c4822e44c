import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, api, isApiError, problemOf, sendRequest } from './api';

let reply: (init: RequestInit) => Response | Promise<Response>;
let calls: { url: string; init: RequestInit }[];

beforeEach(() => {
  calls = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return reply(init);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error) => (isApiError(error) ? error.problem.code : error),
  );

describe('api', () => {
  it('sends and reads JSON with the cookie of the own origin', async () => {
    reply = () => json(201, { id: 7 });
    expect(await api.post('/api/deseos', { tipo: 'otro' })).toEqual({ id: 7 });
    expect(calls[0]).toMatchObject({
      url: '/api/deseos',
      init: { method: 'POST', body: '{"tipo":"otro"}', credentials: 'same-origin' },
    });
    expect(calls[0]?.init.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  it('sends no content type without a body, and reads 204 as nothing', async () => {
    reply = () => new Response(null, { status: 204 });
    expect(await api.delete('/api/dispositivos/3')).toBeUndefined();
    expect(calls[0]?.init.headers).not.toHaveProperty('content-type');
  });

  it('throws the problem of the server with its fields', async () => {
    const errors = [{ pointer: '/email', detail: 'Escribe un correo' }];
    reply = () => json(422, { type: '/problemas/invalid', title: 'x', status: 422, code: 'invalid', errors });
    const error = await api.post('/api/registro', {}).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(problemOf(error)).toMatchObject({ code: 'invalid', errors });
  });

  it.each([
    [401, 'unauthenticated'],
    [403, 'not_allowed'],
    [404, 'not_found'],
    [429, 'too_many'],
    [500, 'internal'],
    [502, 'unavailable'],
    [504, 'unavailable'],
    [418, 'internal'],
  ])('makes a problem of a bare %i', async (status, code) => {
    reply = () => new Response('<html>', { status });
    expect(await codeOf(api.get('/api/yo'))).toBe(code);
  });

  it('does not take the page of a captive portal for an answer', async () => {
    reply = () => new Response('<html>', { status: 200 });
    expect(await codeOf(api.get('/api/yo'))).toBe('unavailable');
  });

  it('is unavailable without a network, and when the answer does not come', async () => {
    reply = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await codeOf(api.get('/api/yo'))).toBe('unavailable');
    vi.useFakeTimers();
    reply = ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const code = codeOf(api.get('/api/yo'));
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await code).toBe('unavailable');
  });

  it('asks, and tells of what it finds itself, in the language of the page', async () => {
    vi.stubGlobal('document', { documentElement: { lang: 'en' } });
    reply = () => new Response('<html>', { status: 502 });
    const error = await api.get('/api/yo').catch((thrown) => thrown);
    expect(calls[0]?.init.headers).toMatchObject({ 'accept-language': 'en' });
    expect(problemOf(error).title).toBe('The service is not available now: try again');
    vi.stubGlobal('document', { documentElement: { lang: 'es' } });
    expect(problemOf(new Error('x')).title).toBe('Algo falló de nuestro lado');
  });

  it('lets the abort of the caller through', async () => {
    const aborted = new Error('aborted');
    reply = ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(aborted)));
    const controller = new AbortController();
    const code = codeOf(sendRequest('GET', '/api/yo', { signal: controller.signal }));
    controller.abort();
    expect(await code).toBe(aborted);
  });

  it('asks with an ETag and tells that nothing changed', async () => {
    reply = () => new Response(null, { status: 304, headers: { etag: '"1:4"' } });
    const answer = await sendRequest('GET', '/api/dashboard/sensor_data', { etag: '"1:4"' });
    expect(answer).toEqual({ status: 304, data: undefined, etag: '"1:4"' });
    expect(calls[0]?.init.headers).toMatchObject({ 'if-none-match': '"1:4"' });
  });
});
