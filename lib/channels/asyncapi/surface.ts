import type { z } from 'zod';
import { PROBLEMS, type ProblemCode } from '@/lib/domain/errors';
import type { Surface } from '@/lib/domain/telemetry';

/** A message of a socket. `answers` names, of one that comes up, the types that may answer it. */
export type SocketMessage = {
  type: string;
  doc: string;
  schema: z.ZodType;
  examples: readonly object[];
  answers?: readonly string[];
};

/** A part of what the server sends, under a name of its own because several messages have it. */
export type SharedSchema = { name: string; doc: string; schema: z.ZodType };

/** One kind of socket, for the document. */
export type SocketSurface = {
  name: Surface;
  address: string;
  title: string;
  doc: string;
  parameters?: Readonly<Record<string, { description: string; enum?: string[]; examples?: string[] }>>;
  /** Ways to say who one is; any of them. */
  security: readonly (keyof typeof SECURITY)[];
  schemas: readonly SharedSchema[];
  up: readonly SocketMessage[];
  down: readonly SocketMessage[];
};

const PROTOCOL_HEADER = { type: 'httpApiKey', in: 'header', name: 'Sec-WebSocket-Protocol' };

export const SECURITY = {
  token: {
    type: 'httpApiKey',
    in: 'query',
    name: 'token',
    description: 'Token de /api/token en la dirección: `?token=…`',
  },
  subprotocolo: {
    ...PROTOCOL_HEADER,
    description: 'Token de /api/token como subprotocolo: `bearer, <token>`',
  },
  cookie: {
    type: 'httpApiKey',
    in: 'cookie',
    name: 'next-auth.session-token',
    description:
      'La sesión de las páginas de Latido (con TLS se llama `__Secure-next-auth.session-token`). Solo desde su propio origen: si no, HTTP 403',
  },
  clave: { type: 'http', scheme: 'bearer', description: 'Clave de un dispositivo emparejado' },
  clave_subprotocolo: {
    ...PROTOCOL_HEADER,
    description: 'Clave de un dispositivo como subprotocolo: `bearer, <clave>`',
  },
  clave_query: {
    type: 'httpApiKey',
    in: 'query',
    name: 'token',
    description: 'Clave de un dispositivo en la dirección: `?token=…`',
  },
} as const;

/** What a client should do when the socket is closed so. */
const ADVICE: Partial<Record<ProblemCode, string>> = {
  unauthenticated: 'no vuelvas con la misma credencial',
  not_allowed: 'no reintentes',
  password_change_required: 'cambia la contraseña por REST, y vuelve',
  too_large: 'manda menos de una vez',
  bad_frame: 'corrige lo que mandas',
  too_many: 'espera antes de volver',
  too_slow: 'vuelve, y sigue desde tu cursor',
  unavailable: 'vuelve en unos segundos',
};

/** The codes with which a surface closes, as a table in Markdown. */
export function closeTable(codes: readonly ProblemCode[]): string {
  const rows = codes.flatMap((code) => {
    const problem = PROBLEMS[code];
    if (!('close' in problem)) return [];
    return `| ${problem.close} | \`${code}\` | ${problem.title} | ${ADVICE[code] ?? ''} |`;
  });
  return ['| cierre | código | qué pasó | qué hacer |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

export const kib = (bytes: number): string => `${bytes / 1024} KiB`;
