import { z } from 'zod';
import { nativeSurface } from './native';
import { seedSurface } from './seed';
import { SECURITY, type SocketMessage, type SocketSurface } from './surface';

const HOST = {
  host: { default: '127.0.0.1:3000', description: 'El anfitrión y el puerto de la instalación' },
};
const SERVERS = {
  ws: { host: '{host}', protocol: 'ws', variables: HOST, description: 'Sin TLS: la propia máquina' },
  wss: { host: '{host}', protocol: 'wss', variables: HOST, description: 'Con TLS: toda instalación' },
};

/**
 * The AsyncAPI 3.0 document of the sockets, from the schemas that the server and the clients use. It is written as the
 * server: it receives what comes up and sends what goes down. Of the same surfaces always the same.
 */
export function asyncapiDocument(surfaces: readonly SocketSurface[] = [nativeSurface, seedSurface]): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Latido',
      version: '1',
      description: 'Los sockets de Latido; su REST está en /api/openapi.json. Errores: RFC 9457.',
    },
    defaultContentType: 'application/json',
    servers: SERVERS,
    channels: Object.fromEntries(surfaces.map((surface) => [surface.name, channelOf(surface)])),
    operations: Object.fromEntries(surfaces.flatMap(operationsOf)),
    components: {
      schemas: schemasOf(surfaces),
      messages: Object.fromEntries(surfaces.flatMap(messagesOf)),
      securitySchemes: SECURITY,
    },
  };
}

const ref = (...path: string[]) => ({
  $ref: `#/${path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
});
const idOf = ({ name }: SocketSurface, type: string) => `${name}.${type}`;

function channelOf(surface: SocketSurface): object {
  const { address, title, doc, parameters, up, down } = surface;
  return {
    address,
    title,
    description: doc,
    ...(parameters ? { parameters } : {}),
    messages: Object.fromEntries(
      [...up, ...down].map(({ type }) => [type, ref('components', 'messages', idOf(surface, type))]),
    ),
    bindings: { ws: { method: 'GET', bindingVersion: '0.1.0' } },
  };
}

/** Each message that comes up is an operation of its own, with its answers; all that goes down is one. */
function operationsOf(surface: SocketSurface): [string, object][] {
  const { name, up, down } = surface;
  const channel = ref('channels', name);
  const messages = (types: readonly string[]) => types.map((type) => ref('channels', name, 'messages', type));
  const security = surface.security.map((scheme) => ref('components', 'securitySchemes', scheme));
  return [
    ...up.map(({ type, doc, answers }): [string, object] => [
      idOf(surface, type),
      {
        action: 'receive',
        channel,
        summary: doc,
        security,
        messages: messages([type]),
        ...(answers ? { reply: { channel, messages: messages(answers) } } : {}),
      },
    ]),
    [
      name,
      {
        action: 'send',
        channel,
        summary: 'Lo que manda el servidor',
        security,
        messages: messages(down.map(({ type }) => type)),
      },
    ],
  ];
}

function messagesOf(surface: SocketSurface): [string, object][] {
  return [...surface.up, ...surface.down].map(({ type, doc, examples }) => [
    idOf(surface, type),
    {
      name: type,
      summary: doc,
      payload: ref('components', 'schemas', idOf(surface, type)),
      examples: examples.map((payload) => ({ payload })),
    },
  ]);
}

function schemasOf(surfaces: readonly SocketSurface[]): object {
  const named = (side: (surface: SocketSurface) => readonly SocketMessage[]) =>
    surfaces.flatMap((surface) =>
      side(surface).map(({ type, schema }): [string, z.ZodType] => [idOf(surface, type), schema]),
    );
  const shared = surfaces.flatMap(({ schemas }) => schemas);
  const parts = shared.map(({ name, schema }): [string, z.ZodType] => [name, schema]);
  const down = toSchemas([...parts, ...named((surface) => surface.down)], 'output');
  for (const { name, doc } of shared) down[name] = { description: doc, ...down[name] };
  return {
    ...down,
    ...toSchemas(
      named(({ up }) => up),
      'input',
    ),
  };
}

/** What is sent has the fields of its schema and no others; what comes up may have more. */
function toSchemas(
  entries: readonly (readonly [string, z.ZodType])[],
  io: 'input' | 'output',
): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of entries) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io,
    target: 'draft-7',
    uri: (id) => ref('components', 'schemas', id).$ref,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
}

/** A format says it shorter than the pattern beside it, and `integer` needs no bounds that are those of JSON. */
function tidy(schema: { format?: string; pattern?: string; minimum?: number; maximum?: number }): void {
  if (schema.format) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}
