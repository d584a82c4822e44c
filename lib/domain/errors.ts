/**
 * The one table of problem codes. REST answers it as RFC 9457 `application/problem+json`, sockets put the
 * same object in an `error` frame, and a refused socket closes with `close`.
 */
export const PROBLEMS = {
  bad_request: { status: 400, title: 'La petición no es válida' },
  unauthenticated: { status: 401, close: 4001, title: 'Inicia sesión de nuevo' },
  bad_credentials: { status: 401, title: 'El correo o la contraseña no son correctos' },
  second_factor_required: { status: 401, title: 'Falta el código de tu segundo factor' },
  second_factor_wrong: { status: 401, title: 'El código no es correcto o ya se usó' },
  not_allowed: { status: 403, close: 4003, title: 'No tienes acceso a estos datos' },
  email_unverified: { status: 403, title: 'Primero confirma tu correo' },
  password_change_required: { status: 403, close: 4003, title: 'Primero elige una contraseña tuya' },
  account_deleted: { status: 403, title: 'Esta cuenta está cerrada y se va a borrar' },
  foreign_origin: { status: 403, title: 'La petición viene de otro sitio' },
  not_found: { status: 404, title: 'No existe' },
  method_not_allowed: { status: 405, title: 'Este método no se admite aquí' },
  conflict: { status: 409, title: 'Choca con lo que ya existe' },
  code_invalid: { status: 410, title: 'El código no sirve: venció, ya se usó o no existe' },
  too_large: { status: 413, close: 1009, title: 'Demasiado grande' },
  unsupported_media_type: { status: 415, title: 'Este tipo de contenido no se admite' },
  invalid: { status: 422, title: 'Hay datos que no son válidos' },
  headers_too_large: { status: 431, title: 'La dirección o las cabeceras son demasiado largas' },
  bad_frame: { status: 400, close: 4400, title: 'El mensaje no se entiende' },
  too_many: { status: 429, close: 4029, title: 'Demasiadas peticiones: espera un momento' },
  too_slow: { status: 503, close: 4008, title: 'La conexión no da abasto' },
  internal: { status: 500, close: 1011, title: 'Algo falló de nuestro lado' },
  unavailable: { status: 503, close: 1012, title: 'El servicio no está disponible ahora: reintenta' },
} as const satisfies Record<string, { status: number; close?: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export type FieldError = { pointer: string; detail: string };

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  code: ProblemCode;
  request_id?: string;
  retry_after_ms?: number;
  errors?: FieldError[];
  /** Of a deleted account: until then it can be restored. */
  se_borra_at?: string;
};

type ErrorOptions = {
  detail?: string;
  errors?: FieldError[];
  retryAfterMs?: number;
  seBorraAt?: Date;
  cause?: unknown;
};

/**
 * The only error that is meant to reach a client. Recognise it with `isLatidoError`, never with `instanceof`:
 * one process holds several module graphs, each with its own copy of this class.
 */
export class LatidoError extends Error {
  readonly latido = true;
  readonly errors?: FieldError[];
  readonly detail?: string;
  readonly retryAfterMs?: number;
  readonly seBorraAt?: Date;

  constructor(
    readonly code: ProblemCode,
    options: ErrorOptions = {},
  ) {
    super(options.detail ?? PROBLEMS[code].title, { cause: options.cause });
    this.detail = options.detail;
    this.errors = options.errors;
    this.retryAfterMs = options.retryAfterMs;
    this.seBorraAt = options.seBorraAt;
  }
}

export function isLatidoError(error: unknown): error is LatidoError {
  return error instanceof Error && 'latido' in error && 'code' in error && String(error.code) in PROBLEMS;
}

/** The public form of any error: an unknown one becomes `internal` and tells nothing of its cause. */
export function toProblem(error: unknown, place: { instance?: string; requestId?: string } = {}): Problem {
  const known = isLatidoError(error) ? error : undefined;
  const code = known?.code ?? 'internal';
  const { status, title } = PROBLEMS[code];
  return {
    type: `/problemas/${code}`,
    title,
    status,
    code,
    ...(known?.detail ? { detail: known.detail } : {}),
    ...(place.instance ? { instance: place.instance } : {}),
    ...(place.requestId ? { request_id: place.requestId } : {}),
    ...(known?.retryAfterMs ? { retry_after_ms: known.retryAfterMs } : {}),
    ...(known?.seBorraAt ? { se_borra_at: known.seBorraAt.toISOString() } : {}),
    ...(known?.errors ? { errors: known.errors } : {}),
  };
}

/** The close code a socket refused for this reason gets. */
export function closeCode(code: ProblemCode): number {
  const problem = PROBLEMS[code];
  return 'close' in problem ? problem.close : 1011;
}
