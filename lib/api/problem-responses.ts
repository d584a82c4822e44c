import { type RouteConfig, z } from '@hono/zod-openapi';
import { LatidoError, PROBLEMS, type ProblemCode, toProblem } from '@/lib/domain/errors';
import { problemSchema } from '@/lib/domain/problem-schema';
import type { Access } from './access';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const PROBLEM_JSON = 'application/problem+json';
const READS = ['get', 'head'];

const documentedProblem = z.object(problemSchema.shape).openapi('Problem');

type Documented = Pick<RouteConfig, 'method' | 'path' | 'request' | 'responses'>;

/**
 * The codes that a route can answer: from who may call it and what it takes, plus those of its own work
 * (`more`). A path that names something may name nothing.
 */
export function problemsOf(
  { method, path, request }: Documented,
  access: Access,
  more: readonly ProblemCode[] = [],
): ProblemCode[] {
  const codes = new Set<ProblemCode>([...more, 'too_many', 'internal', 'unavailable']);
  const add = (...found: ProblemCode[]) => found.forEach((code) => void codes.add(code));
  if (access.kind !== 'public') add('unauthenticated');
  if (access.kind === 'usuario') add('not_allowed');
  if (access.kind === 'usuario' && access.letsIn !== 'password_due') add('password_change_required');
  if (access.kind === 'usuario' && !READS.includes(method)) add('foreign_origin');
  if (!READS.includes(method)) add('too_large');
  if (request?.body) add('bad_request', 'invalid');
  if (request?.params || request?.query) add('invalid');
  if (path.includes('{')) add('not_found');
  return CODES.filter((code) => codes.has(code));
}

/** A response per status; each code of it is an example. What a route itself says of a status stands beside. */
export function problemResponses(
  codes: readonly ProblemCode[],
  own: RouteConfig['responses'],
): RouteConfig['responses'] {
  const responses = { ...own };
  for (const status of new Set(codes.map((code) => PROBLEMS[code].status))) {
    const here = codes.filter((code) => PROBLEMS[code].status === status);
    const examples = Object.fromEntries(
      here.map((code) => [code, { value: toProblem(new LatidoError(code)) }]),
    );
    const description = here.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('. ');
    const said = { description, content: {}, ...own[status] };
    responses[status] = {
      ...said,
      content: { ...said.content, [PROBLEM_JSON]: { schema: documentedProblem, examples } },
    };
  }
  return responses;
}
