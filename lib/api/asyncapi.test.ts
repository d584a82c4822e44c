import specification from '@asyncapi/specs/schemas/3.0.0.json';
import { describe, expect, test } from 'vitest';
import { downSchema, upSchema } from '@/lib/channels/protocol';
import { CHANNELS } from '@/lib/channels/registry';
import { PROBLEMS } from '@/lib/domain/errors';
import { deviceDownSchema } from '@/lib/realtime/device-protocol';
import { type AsyncapiDocument, checksOf, downTypes, draft07, upMessages } from '@/lib/testing/asyncapi';
import { createApi } from './app';

const limits = { route: async () => {} };
const knownDevices = { read: async () => null };
const api = createApi({ addressOf: () => '', limits, knownDevices } as never);
const answer = await api.fetch(new Request('http://latido.test/api/asyncapi.json'));
const document = (await answer.json()) as AsyncapiDocument;
const checks = checksOf(document);

const typesOf = ({ options }: { options: readonly { shape: { type: { value: string } } }[] }) =>
  options.map(({ shape }) => shape.type.value);
const upTypes = (surface: string) => upMessages(document, surface).map(({ type }) => type);
const down = (surface: string) => downTypes(document, surface);

test('it is an AsyncAPI 3.0.0 document by the official schema, which refuses a broken one', () => {
  const ajv = draft07({ meta: false });
  const validate = ajv.compile(specification);
  expect(validate(document), ajv.errorsText(validate.errors)).toBe(true);
  expect(validate({ ...document, operations: { broken: { action: 'talk' } } })).toBe(false);
}, 20_000);

test('every reference leads somewhere', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '');
  const lost = refs.filter((path) => {
    const found = path
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
    return found === undefined;
  });
  expect(refs.length).toBeGreaterThan(100);
  expect(lost).toEqual([]);
});

describe('the document tells each message of the sockets, and no other', () => {
  test('native', () => {
    expect(upTypes('native')).toEqual(typesOf(upSchema));
    expect(down('native')).toEqual(typesOf(downSchema));
  });

  test('seed: what each channel sends and takes', () => {
    const commands = CHANNELS.flatMap((channel) => Object.entries(channel.commands ?? {}));
    expect(upTypes('seed').sort()).toEqual(
      ['ping', 'request_data', ...commands.map(([type]) => type)].sort(),
    );
    expect(down('seed').sort()).toEqual(
      [
        'pong',
        'error',
        ...CHANNELS.flatMap(({ type, pushType }) => (pushType ? [type, pushType] : [type])),
        ...commands.map(([, { gives }]) => gives.example.type),
      ].sort(),
    );
  });

  test('of devices', () => {
    expect(upTypes('dispositivo')).toEqual(['lectura', 'lote', 'ping']);
    expect(down('dispositivo')).toEqual(typesOf(deviceDownSchema));
  });

  test('and a message of a surface is in its operations', () => {
    expect(Object.keys(document.channels)).toEqual(['native', 'seed', 'dispositivo']);
    for (const [surface, { messages }] of Object.entries(document.channels))
      expect(Object.keys(messages)).toEqual([...upTypes(surface), ...down(surface)]);
  });
});

describe.each(CHANNELS.map((channel) => [channel.name, channel] as const))(
  '%s',
  (name, { type, example }) => {
    test('is a value of the address, a row of the description and a schema that its example fits', () => {
      const { seed } = document.channels as Record<string, { description: string; parameters?: object }>;
      expect(seed?.parameters).toMatchObject({ channel: { enum: expect.arrayContaining([name]) } });
      expect(seed?.description).toContain(`| \`${name}\` | \`${type}\``);
      expect(checks.schema(name, example)).toBeUndefined();
    });

    test('is data of the native surface, by the type of its snapshot', () => {
      const subscribed = (snapshot: object) =>
        checks.frame('native', 'subscribed', {
          type: 'subscribed',
          ref: 'a',
          cursor: '1:2',
          recovered: false,
          snapshot,
        });
      const snapshot = { type, data: example, at: '2026-11-24T15:00:00.000Z', estado: UNKNOWN };
      expect(subscribed(snapshot)).toBeUndefined();
      expect(subscribed({ ...snapshot, type: 'no_such_update' })).toBeDefined();
      expect(
        checks.frame('native', 'data', { type: 'data', ref: 'a', from: 1, to: 1, data: example }),
      ).toBeUndefined();
    });
  },
);

const UNKNOWN = {
  estado: 'nunca',
  edad_ms: null,
  medido_at: null,
  visto_at: null,
  cadencia_ms: null,
  fuente: null,
  bateria: null,
  desfase_ms: null,
};

test.each(Object.entries(document.components.messages))('%s has examples that fit it', (id, { examples }) => {
  const [surface = '', type = ''] = id.split('.');
  expect(examples.length).toBeGreaterThan(0);
  for (const { payload } of examples) expect(checks.frame(surface, type, payload)).toBeUndefined();
});

test('what goes down has no field that is not told', () => {
  const pong = { type: 'pong', t: 1 };
  expect(checks.frame('native', 'pong', pong)).toBeUndefined();
  expect(checks.frame('native', 'pong', { ...pong, more: 1 })).toContain('additional');
});

test('the codes with which a socket closes are those of the table', () => {
  const told = Object.values(document.channels).flatMap(({ description }) =>
    [...description.matchAll(/^\| (\d{4}) \| `(\w+)` \|/gm)].map(([, close, code]) => `${close} ${code}`),
  );
  // A fault of the server is none that a client is told of beforehand.
  const closing = Object.entries(PROBLEMS).flatMap(([code, problem]) =>
    'close' in problem && code !== 'internal' ? [`${problem.close} ${code}`] : [],
  );
  expect([...new Set(told)].sort()).toEqual(closing.sort());
});
