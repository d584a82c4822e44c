import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { LatidoError } from '@/lib/domain/errors';
import { invalid } from '@/lib/domain/invalid';
import { idiomaOfHeader } from '@/lib/i18n/idioma';
import type { Api, ApiDeps, ApiEnv } from './context';
import { problemResponse } from './problem';
import { createRouter, methodsAt, type RouteEntry, type Router } from './route';
import { accesoRoutes } from './routes/accesos';
import { accountRoutes } from './routes/accounts';
import { adminCatalogoRoutes } from './routes/admin-catalogos';
import { adminUsuarioRoutes } from './routes/admin-usuarios';
import { administrationRoutes } from './routes/administration';
import { analisisRoutes } from './routes/analisis';
import { animoRoutes } from './routes/animos';
import { archiveRoutes } from './routes/archive';
import { borradoRoutes } from './routes/borrado';
import { catalogoRoutes } from './routes/catalogos';
import { chequeoRoutes } from './routes/chequeos';
import { consentRoutes } from './routes/consent';
import { consumoRoutes } from './routes/consumos';
import { cuentaRoutes } from './routes/cuenta';
import { dashboardRoutes } from './routes/dashboard';
import { deseoRoutes } from './routes/deseos';
import { deviceRoutes } from './routes/devices';
import { documentRoutes } from './routes/documents';
import { emergenciaRoutes } from './routes/emergencias';
import { healthRoutes } from './routes/health';
import { identityRoutes } from './routes/identities';
import { lecturaRoutes } from './routes/lecturas';
import { notificacionRoutes } from './routes/notificaciones';
import { inicioRoutes, perfilRoutes } from './routes/perfil';
import { recoveryRoutes } from './routes/recovery';
import { retentionRoutes } from './routes/retention';
import { secondFactorRoutes } from './routes/second-factor';
import { sesionRoutes } from './routes/sesiones';
import { systemRoutes } from './routes/system';

export type Register = (router: Router, deps: ApiDeps) => void;

/** All of them: what is not here is not served. */
export const ROUTES: readonly Register[] = [
  healthRoutes,
  accountRoutes,
  recoveryRoutes,
  cuentaRoutes,
  sesionRoutes,
  borradoRoutes,
  deviceRoutes,
  lecturaRoutes,
  dashboardRoutes,
  deseoRoutes,
  consumoRoutes,
  chequeoRoutes,
  catalogoRoutes,
  notificacionRoutes,
  animoRoutes,
  analisisRoutes,
  retentionRoutes,
  perfilRoutes,
  inicioRoutes,
  adminCatalogoRoutes,
  archiveRoutes,
  consentRoutes,
  accesoRoutes,
  secondFactorRoutes,
  identityRoutes,
  systemRoutes,
  adminUsuarioRoutes,
  administrationRoutes,
  emergenciaRoutes,
  documentRoutes,
];

export type ApiApp = { fetch: OpenAPIHono<ApiEnv>['fetch']; routes: readonly RouteEntry[] };

/** The whole REST surface under `/api`, as one web-standard handler. The last slash of a path is optional. */
export function createApi(deps: ApiDeps, routes: readonly Register[] = ROUTES): ApiApp {
  const app = new OpenAPIHono<ApiEnv>({
    strict: false,
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.error.issues);
    },
  });
  app.use(async (c, next) => {
    const given = c.req.header('x-request-id');
    c.set('requestId', given && /^[\w-]{1,64}$/.test(given) ? given : randomUUID());
    c.set('idioma', idiomaOfHeader(c.req.header('accept-language') ?? null));
    c.set(
      'address',
      deps.addressOf({ headers: c.req.raw.headers, socketAddress: c.env?.incoming?.socket.remoteAddress }),
    );
    // Before the answer is made: touching a finished one turns it into a stream, the slowest way to send it.
    c.header('x-request-id', c.get('requestId'));
    c.header('cache-control', 'no-store');
    await next();
  });
  app.onError((error, c) => problemResponse(deps, error, c));

  const router = createRouter(app, deps);
  app.notFound((c) => unknownPath(deps, router.entries, c));
  for (const register of routes) register(router, deps);

  serveDocument(app, routes);
  return { fetch: app.fetch, routes: router.entries };
}

/** Nothing is there, or it takes other methods: then it says which. */
function unknownPath(deps: ApiDeps, routes: readonly RouteEntry[], c: Context<ApiEnv>): Response {
  const methods = methodsAt(routes, c.req.path);
  if (methods.length === 0) return problemResponse(deps, new LatidoError('not_found'), c);
  const response = problemResponse(deps, new LatidoError('method_not_allowed'), c);
  response.headers.set('allow', methods.join(', '));
  return response;
}

/** Of each list of routes: to make one takes a tenth of a second, and anybody may ask for it. */
const documents = new WeakMap<readonly Register[], object>();

function serveDocument(app: Api, routes: readonly Register[]): void {
  const schemes = app.openAPIRegistry;
  schemes.registerComponent('securitySchemes', 'usuario', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Token de /api/token; las páginas de Latido usan en su lugar la cookie de la sesión',
  });
  schemes.registerComponent('securitySchemes', 'device', {
    type: 'http',
    scheme: 'bearer',
    description: 'Clave de un dispositivo emparejado',
  });
  const head = {
    openapi: '3.1.0',
    info: {
      title: 'Latido',
      version: '1',
      description:
        'REST de Latido. Errores: RFC 9457, en español o, si `Accept-Language` lo prefiere, en inglés.',
    },
  };
  app.get('/api/openapi.json', (c) => {
    const document = documents.get(routes) ?? app.getOpenAPI31Document(head);
    documents.set(routes, document);
    return c.json(document);
  });
}
