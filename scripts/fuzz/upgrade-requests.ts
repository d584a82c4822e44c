import type { Choice } from './choice';
import type { World } from './world';

type Request = { line: string; headers: string[]; body?: Buffer };

const KEY = 'Sec-WebSocket-Key: bGF0aWRvIGZ1enoga2V5IQ==';

function upgradeOf({ host }: World, path: string, more: readonly string[] = []): Request {
  return {
    line: `GET ${path} HTTP/1.1`,
    headers: [
      `Host: ${host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      KEY,
      ...more,
    ],
  };
}

const textOf = ({ line, headers, body = Buffer.alloc(0) }: Request): Buffer =>
  Buffer.concat([Buffer.from(`${[line, ...headers].join('\r\n')}\r\n\r\n`, 'latin1'), body]);

/** How a socket is opened as it should be, with one of the ways to say who it is. Native sockets may say it later. */
export function goodUpgrade(choice: Choice, world: World, path: string): Buffer {
  const { pick } = choice;
  const { access, cookie } = world.own;
  const origin = [`Cookie: ${cookie}`, `Origin: http://${world.host}`];
  return pick([
    () => textOf(upgradeOf(world, `${path}?token=${access}`)),
    () => textOf(upgradeOf(world, path, [`Sec-WebSocket-Protocol: latido.v1, bearer, ${access}`])),
    () => textOf(upgradeOf(world, path, [`Sec-WebSocket-Protocol: bearer, ${access}`])),
    () => textOf(upgradeOf(world, path, origin)),
  ])();
}

/** A native socket that nobody vouches for. */
export function namelessUpgrade(world: World): Buffer {
  return textOf(upgradeOf(world, '/ws', ['Sec-WebSocket-Protocol: latido.v1']));
}

export function deviceUpgrade({ pick }: Choice, world: World): Buffer {
  const { clave } = world.own;
  return pick([
    () => textOf(upgradeOf(world, '/ws/dispositivo', [`Authorization: Bearer ${clave}`])),
    () => textOf(upgradeOf(world, '/ws/dispositivo/', [`Sec-WebSocket-Protocol: bearer, ${clave}`])),
    () => textOf(upgradeOf(world, `/ws/dispositivo?token=${clave}`)),
  ])();
}

function paths({ own, victim }: World): string[] {
  const id = victim.consumidor_id;
  return [
    `/ws/sensor_data/${id}/`,
    `/ws/heart-rate-today/${id}`,
    `/ws/desires_tracking/${id}/?token=${own.access}`,
    `/ws/desires_tracking/${own.consumidor_id}/../${id}/?token=${own.access}`,
    `/ws/sensor_data/${own.consumidor_id}%2f..%2f${id}/?token=${own.access}`,
    `/ws/sensor_data/${id};${own.consumidor_id}/`,
    `/ws/sensor_data/0${id}/`,
    `/ws/sensor_data/${id}.0/`,
    `/ws/notificaciones/${victim.usuario_id}/?token=${own.access}`,
    `/ws/sensor_data/999999999/?token=${own.access}`,
    `/ws/sensor_data/9999999999/?token=${own.access}`,
    `/ws/nada/${id}/`,
    '/ws/__proto__/1/',
    '/ws/constructor/1/',
    '/ws',
    '/ws/',
    '/ws//',
    '/ws/dispositivo',
    '/ws/dispositivo/?token=',
    '/',
    '//',
    '/api/salud',
    '/metrics',
    '/_next/webpack-hmr',
    '*',
    'http://',
    'http://otro.example/ws',
    `http://[::1/ws`,
    '/ws?token=%',
    '/ws?token=%00%ff',
    `/ws?token=${'a'.repeat(7_000)}`,
    `/ws?token=${own.access}&token=otro`,
    '/%77%73',
    '/ws#x',
    '/ws/\u00ff',
  ];
}

const METHODS = [
  'POST',
  'PUT',
  'HEAD',
  'OPTIONS',
  'DELETE',
  'PATCH',
  'TRACE',
  'CONNECT',
  'get',
  'PRI',
  'NADA',
];
const VERSIONS = ['HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/1.1 ', 'HTTP/9.9', '', 'RTSP/1.0'];

function headersOf({ own, worthless }: World, { pick, whole }: Choice): string[] {
  return [
    'Host: otro.example',
    'Host: ',
    `Cookie: ${'a=b; '.repeat(whole(1, 1_500))}`,
    `Cookie: ${pick(['=', ';;;', 'a', '=;=', '%', own.cookie.slice(0, -4), `${own.cookie}; ${own.cookie}x`])}`,
    `Cookie: next-auth.session-token=${pick(worthless)}`,
    `Cookie: next-auth.session-token.0=a; next-auth.session-token.1=b`,
    'Origin: null',
    'Origin: http://otro.example',
    'Origin: \u00ff',
    `Authorization: Bearer ${pick(worthless)}`,
    'Authorization: Basic YTpi',
    'Authorization: Bearer',
    `Sec-WebSocket-Protocol: ${pick(['', ',', 'bearer', 'bearer,', 'bearer, bearer', 'a,a', 'a b', '\u00e9', 'latido.v1, bearer, '])}`,
    `Sec-WebSocket-Protocol: bearer, ${pick(worthless)}`,
    `Sec-WebSocket-Extensions: ${pick(['permessage-deflate', 'permessage-deflate; server_max_window_bits=99', 'x; y="', ',;'])}`,
    `Sec-WebSocket-Version: ${pick(['8', '0', '14', '13, 8', 'x', ''])}`,
    `Sec-WebSocket-Key: ${pick(['', 'corta', 'dGhlIHNhbXBsZSBub25jZQ', '\u0080'])}`,
    'Upgrade: h2c',
    'Upgrade: websocket, h2c',
    'Connection: close',
    'Connection: keep-alive, Upgrade',
    `Content-Length: ${pick(['0', '5', '-1', '99999999999', 'x'])}`,
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: chunked, chunked',
    'Expect: 100-continue',
    `X-Forwarded-For: ${pick(['127.0.0.1', '::', 'x'.repeat(500), '\u00ff'])}`,
    `X: ${'y'.repeat(pick([7_000, 8_192, 16_384, 40_000]))}`,
    'sin dos puntos',
    ': vacio',
    'a\u0000b: c',
    ' doblado: x',
  ];
}

/** A request that is not as it should be, or for something else, or for the victim's data. */
export function hostileUpgrade(choice: Choice, world: World): Buffer {
  const { pick, whole, chance } = choice;
  const path = pick(paths(world));
  const request = upgradeOf(world, path);
  if (chance(0.4))
    request.headers.push(`Sec-WebSocket-Protocol: bearer, ${pick([world.own.access, ...world.worthless])}`);
  for (let turn = whole(0, 3); turn > 0; turn -= 1) mutate(choice, world, request, path);
  if (chance(0.15))
    request.body = pick([
      choice.bytes(whole(1, 200)),
      textOf(upgradeOf(world, path)),
      Buffer.from('0\r\n\r\n'),
    ]);
  const bytes = textOf(request);
  if (chance(0.12)) return bytes.subarray(0, whole(0, bytes.length));
  if (chance(0.05)) return choice.bytes(whole(1, 400));
  if (chance(0.05)) return Buffer.concat(choice.times(whole(2, 5), () => bytes));
  if (chance(0.05)) bytes[whole(0, bytes.length - 1)] = whole(0, 255);
  return bytes;
}

function mutate(choice: Choice, world: World, request: Request, path: string): void {
  const { pick, whole, chance } = choice;
  const { headers } = request;
  const draw = whole(0, 5);
  if (draw === 0) request.line = `${pick(METHODS)} ${path} HTTP/1.1`;
  else if (draw === 1 && chance(0.5)) request.line = `GET ${path} ${pick(VERSIONS)}`;
  else if (draw === 2) headers.splice(whole(0, headers.length - 1), 1);
  else headers.push(pick(headersOf(world, choice)));
}
