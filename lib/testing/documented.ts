import { fitsTemplate } from '@/lib/api/route';

type Response = {
  content?: Record<string, { schema?: object; examples?: Record<string, { value: object }> }>;
};
type Operation = { responses: Record<string, Response>; security: Record<string, string[]>[] };

export type OpenApiDocument = {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, { properties: Record<string, { enum?: string[] }> }>;
    securitySchemes: Record<string, object>;
  };
};

/** The codes that a response of the document names. */
export function documentedProblems(response: Response | undefined): string[] {
  return Object.keys(response?.content?.['application/problem+json']?.examples ?? {});
}

type Answer = { method: string; url: string; status: number; headers: Headers; body: unknown };

const documents = new Map<string, Promise<OpenApiDocument>>();

/** Fails when a server answers what its own document does not tell of the route. */
export async function expectDocumented({ method, url, status, headers, body }: Answer): Promise<void> {
  const { origin, pathname } = new URL(url);
  const asked = documents.get(origin) ?? read(`${origin}/api/openapi.json`);
  documents.set(origin, asked);
  const { paths } = await asked;
  const verb = method.toLowerCase();
  const fits = ([template, methods]: [string, Record<string, Operation>]) =>
    methods[verb] !== undefined && fitsTemplate(template, pathname);
  const found = Object.entries(paths).find(fits)?.[1][verb];
  if (!found) return;
  const response = found.responses[status];
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const code = isProblem ? codeOf(body) : undefined;
  if (response && (code === undefined || documentedProblems(response).includes(code))) return;
  throw new Error(`${method} ${pathname} answered ${status} ${code ?? ''}, which its document does not tell`);
}

async function read(url: string): Promise<OpenApiDocument> {
  return (await fetch(url)).json() as Promise<OpenApiDocument>;
}

function codeOf(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : undefined;
}
