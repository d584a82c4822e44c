import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

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
    return validate(value) ? undefined : `${place}: ${ajv.errorsText(validate.errors)}`;
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
