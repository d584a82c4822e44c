import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { WebSocket } from 'ws';

type Ref = { $ref: string };
type Message = { name: string; payload: Ref; examples: { payload: Record<string, unknown> }[] };

export type AsyncapiDocument = {
  channels: Record<string, { address: string; description: string; messages: Record<string, Ref> }>;
  operations: Record<
    string,
    { action: string; channel: Ref; messages: Ref[]; reply?: { messages: Ref[] }; security: Ref[] }
  >;
  components: {
    schemas: Record<string, object>;
    messages: Record<string, Message>;
    securitySchemes: Record<string, object>;
  };
};

/** The last part of a reference: under which name it stands there. */
export const nameOf = ({ $ref }: Ref): string => $ref.slice($ref.lastIndexOf('/') + 1);

/**
 * A validator of JSON Schema draft-07, which AsyncAPI's schemas are; formats are checked. `meta: false` for a schema
 * that brings the draft's own along, as the official one does.
 */
export function draft07(options: { meta?: false } = {}): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: options.meta, ...options });
  addFormats(ajv);
  return ajv;
}

/** Where a value may be one of many, each of them tells why it is not. */
const MOST_TEXT = 400;

/** Checks against the schemas of a document. Both give what is wrong; undefined when nothing is. */
export type Checks = {
  /** A frame against the message of its kind on a surface: `native`, `data`. */
  frame(surface: string, type: string, frame: unknown): string | undefined;
  schema(name: string, value: unknown): string | undefined;
};

export function checksOf(document: object): Checks {
  const ajv = draft07().addSchema(document, 'asyncapi');
  const check = (place: string, value: unknown): string | undefined => {
    const validate: ValidateFunction | undefined = ajv.getSchema(`asyncapi#/components/${place}`);
    if (!validate) return `${place} is not in the document`;
    return validate(value) ? undefined : `${place}: ${ajv.errorsText(validate.errors).slice(0, MOST_TEXT)}`;
  };
  return {
    frame: (surface, type, frame) => check(`messages/${surface}.${type}/payload`, frame),
    schema: (name, value) => check(`schemas/${name}`, value),
  };
}

/** What comes up on a surface by the document: its examples, and the types that answer it. */
export function upMessages(document: AsyncapiDocument, surface: string) {
  return Object.values(document.operations)
    .filter(({ action, channel }) => action === 'receive' && nameOf(channel) === surface)
    .flatMap(({ messages, reply }) =>
      messages.map((message) => {
        const type = nameOf(message);
        const { examples = [] } = document.components.messages[`${surface}.${type}`] ?? {};
        return {
          type,
          examples: examples.map(({ payload }) => payload),
          answers: (reply?.messages ?? []).map(nameOf),
        };
      }),
    );
}

/** Each example of what comes up, and the first type that answers it. */
export function upExamples(document: AsyncapiDocument, surface: string) {
  return upMessages(document, surface).flatMap(({ type, examples, answers }) =>
    examples.map((example) => ({ type, example, answer: answers[0] })),
  );
}

/** The types that go down on a surface by the document. */
export function downTypes(document: AsyncapiDocument, surface: string): string[] {
  return Object.values(document.operations)
    .filter(({ action, channel }) => action === 'send' && nameOf(channel) === surface)
    .flatMap(({ messages }) => messages.map(nameOf));
}

/**
 * Holds every frame of the sockets that it listens to, as it came, to the document; the data of the native surface to
 * that of its channel, whose name is the ref. `missing`: what the document tells and never came.
 */
export function recordOf(document: AsyncapiDocument) {
  const checks = checksOf(document);
  const seen = new Set<string>();
  const faults: string[] = [];
  const listen = (socket: WebSocket, surface: string): void => {
    socket.on('message', (raw) => {
      const frame = JSON.parse(String(raw));
      seen.add(`${surface}.${frame.type}`);
      const wrong = [checks.frame(surface, frame.type, frame)];
      if (frame.type === 'data') wrong.push(checks.schema(frame.ref, frame.data));
      if (frame.snapshot) wrong.push(checks.schema(frame.ref, frame.snapshot.data));
      faults.push(...wrong.filter((one) => one !== undefined));
    });
  };
  const missing = (): string[] =>
    Object.keys(document.channels)
      .flatMap((surface) => downTypes(document, surface).map((type) => `${surface}.${type}`))
      .filter((type) => !seen.has(type));
  return { listen, faults, missing };
}
