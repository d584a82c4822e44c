import { z } from '@hono/zod-openapi';
import type { ApiDeps } from '../context';
import { json, type Router } from '../route';

const readySchema = z.object({
  status: z.enum(['ready', 'not_ready']),
  checks: z.object({ database: z.boolean(), migrations: z.boolean(), bus: z.boolean() }),
});

export function healthRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/salud',
      access: { kind: 'public' },
      summary: 'El proceso vive',
      responses: { 200: json(z.object({ status: z.literal('ok') }), 'Vive') },
    },
    (c) => c.json({ status: 'ok' as const }, 200),
  );

  route(
    {
      method: 'get',
      path: '/api/listo',
      access: { kind: 'public' },
      summary: 'Puede atender: base de datos, migraciones y bus',
      responses: { 200: json(readySchema, 'Puede atender'), 503: json(readySchema, 'Aún no, o ya no') },
    },
    async (c) => {
      const checks = await deps.readiness();
      // A broken bus delays other instances' news but loses nothing: it is told, and traffic goes on.
      const ready = checks.database && checks.migrations;
      return c.json(
        { status: ready ? ('ready' as const) : ('not_ready' as const), checks },
        ready ? 200 : 503,
      );
    },
  );
}
